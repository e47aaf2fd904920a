/* Four sessions 28 d apart on well-mixed tissue, 180 days, daily output, with SUNDIALS CVODE (BDF, dense Jacobian).
 *
 *   healing_cvode RELATIVE ABSOLUTE REPETITIONS [REFERENCE]
 *
 * ABSOLUTE is in units of the working scale of each state. Prints work, the shortest and the median time, and the largest
 * error against REFERENCE (one line a day, one number a state); without REFERENCE it prints such a table instead.
 */

#include "healing_equations.h"
#include <cvode/cvode.h>
#include <math.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <time.h>

enum { DAYS = 180, SESSIONS = 4, INTERVAL = 28 };

static const double SCALE[STATES] = {1,   1,   1, 1, 0.1, 0.1, 0.1, 1e3, 1e2, 1e2,  1e3, 1e2,
                                     1, 1, 1, 100, 1, 10, 1, 0.01, 1, 0.1, 1, 0.1};

static const double RADIUS = 0.1, FRONT_SPEED = 0.25, KILLED = 0.15, CUT = 0.133 * 0.15, BLED = 0.15;

typedef struct {
    double front, opening;
} Front;

typedef struct {
    long steps, rates, jacobians, refused, factorisations;
} Work;

static int right_hand_side(realtype t, N_Vector y, N_Vector f, void *data) {
    const Front *front = data;
    (void)t;
    rates(N_VGetArrayPointer(y), front->front, front->opening, N_VGetArrayPointer(f));
    return 0;
}

static int fill_jacobian(realtype t, N_Vector y, N_Vector f, SUNMatrix J, void *data, N_Vector a, N_Vector b, N_Vector c) {
    const Front *front = data;
    (void)t, (void)f, (void)a, (void)b, (void)c;
    jacobian(N_VGetArrayPointer(y), front->opening, SUNDenseMatrix_Cols(J));
    return 0;
}

static void set_healthy(double *y) {
    const double year = 365.25, collagen1 = log(2) / (14.8 * year) * 179.5, collagen3 = log(2) / (8.0 * year) * 20.0;
    const double values[STATES] = {0,   0,    0,   0, 0.05, 0.01, 0.05, 0, 0, 100, 1000, 0, 1, 1, collagen1 / 0.05,
                                   179.5, collagen3 / 0.02, 20, 0, 8.0 / (74.0 * year) / 0.02, 8, 0.4, 1, 0};
    memcpy(y, values, sizeof values);
}

static void injure(double *y) {
    y[0] += KILLED * (1 - y[0]);
    y[1] += BLED;
    y[2] += 3.0 * BLED;
    const int killed[] = {9, 10, 11};
    for (int i = 0; i < 3; i++) y[killed[i]] *= 1 - 0.95 * KILLED;
    for (int pool = 14; pool < 18; pool++) {
        const double cut = CUT * y[pool];
        y[pool] -= cut;
        y[18] += cut;
    }
    y[23] = RADIUS;
}

static void count(void *cvode, Work *work) {
    long steps, rates, setups, refused, jacobians;
    CVodeGetNumSteps(cvode, &steps);
    CVodeGetNumRhsEvals(cvode, &rates);
    CVodeGetNumLinSolvSetups(cvode, &setups);
    CVodeGetNumErrTestFails(cvode, &refused);
    CVodeGetNumJacEvals(cvode, &jacobians);
    work->steps += steps, work->rates += rates, work->factorisations += setups;
    work->refused += refused, work->jacobians += jacobians;
}

/* Integrates from `start` to `end`; fills the rows of the days on the way. */
static void advance(void *cvode, N_Vector y, double start, double end, double (*table)[STATES], Work *work) {
    double t = start;
    CVodeReInit(cvode, start, y);
    CVodeSetStopTime(cvode, end);
    for (int day = (int)floor(start) + 1; day <= end; day++) {
        if (CVode(cvode, day, y, &t, CV_NORMAL) < 0) exit(1);
        memcpy(table[day - 1], N_VGetArrayPointer(y), sizeof table[0]);
    }
    if (t < end && CVode(cvode, end, y, &t, CV_NORMAL) < 0) exit(1);
    count(cvode, work);
}

static void simulate(double relative, double absolute, double (*table)[STATES], Work *work) {
    SUNContext context;
    Front front = {0, 0};
    SUNContext_Create(NULL, &context);
    N_Vector y = N_VNew_Serial(STATES, context), tolerance = N_VNew_Serial(STATES, context);
    for (int i = 0; i < STATES; i++) N_VGetArrayPointer(tolerance)[i] = absolute * SCALE[i];
    set_healthy(N_VGetArrayPointer(y));
    void *cvode = CVodeCreate(CV_BDF, context);
    CVodeInit(cvode, right_hand_side, 0, y);
    CVodeSVtolerances(cvode, relative, tolerance);
    CVodeSetUserData(cvode, &front);
    CVodeSetMaxNumSteps(cvode, 100000);
    SUNMatrix matrix = SUNDenseMatrix(STATES, STATES, context);
    SUNLinearSolver solver = SUNLinSol_Dense(y, matrix, context);
    CVodeSetLinearSolver(cvode, solver, matrix);
    CVodeSetJacFn(cvode, fill_jacobian);
    for (int session = 0; session < SESSIONS; session++) {
        const double start = session * INTERVAL, closure = start + RADIUS / FRONT_SPEED;
        const double end = session + 1 < SESSIONS ? start + INTERVAL : DAYS;
        injure(N_VGetArrayPointer(y));
        front = (Front){FRONT_SPEED, 1 / (RADIUS * RADIUS)};
        advance(cvode, y, start, closure, table, work);
        N_VGetArrayPointer(y)[23] = 0;
        front = (Front){0, 0};
        advance(cvode, y, closure, end, table, work);
    }
    SUNLinSolFree(solver);
    SUNMatDestroy(matrix);
    CVodeFree(&cvode);
    N_VDestroy(y);
    N_VDestroy(tolerance);
    SUNContext_Free(&context);
}

static double milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static int by_size(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double largest_error(double (*table)[STATES], const char *path) {
    double largest = 0;
    FILE *file = fopen(path, "r");
    if (!file) exit(1);
    for (int day = 0; day < DAYS; day++) {
        for (int i = 0; i < STATES; i++) {
            double expected;
            if (fscanf(file, "%lf", &expected) != 1) exit(1);
            const double error = fabs(table[day][i] - expected) / fmax(fabs(expected), 1e-6 * SCALE[i]);
            largest = fmax(largest, error);
        }
    }
    fclose(file);
    return largest;
}

int main(int count, char **arguments) {
    static double table[DAYS][STATES];
    if (count < 4) return 2;
    const double relative = atof(arguments[1]), absolute = atof(arguments[2]);
    const int repetitions = atoi(arguments[3]);
    double *times = malloc((size_t)repetitions * sizeof *times);
    Work work;
    for (int repetition = 0; repetition < repetitions; repetition++) {
        const double before = milliseconds();
        work = (Work){0};
        simulate(relative, absolute, table, &work);
        times[repetition] = milliseconds() - before;
    }
    qsort(times, (size_t)repetitions, sizeof *times, by_size);
    if (count < 5) {
        for (int day = 0; day < DAYS; day++)
            for (int i = 0; i < STATES; i++) printf("%.17e%c", table[day][i], i + 1 < STATES ? ' ' : '\n');
    } else {
        printf("cvode %g %g: %.3f ms shortest, %.3f ms median, error %.2e, steps %ld, refused %ld, rates %ld, jacobians %ld, "
               "factorisations %ld\n", relative, absolute, times[0], times[repetitions / 2],
               largest_error(table, arguments[4]), work.steps, work.refused, work.rates, work.jacobians,
               work.factorisations);
    }
    free(times);
    return 0;
}
