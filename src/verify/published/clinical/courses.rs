//! The courses. Needles, hands and passes are told by few sources: a 192-needle drum, 15 passes and 5 N stand where they do not.

use super::course::{Course, as_told, with_boxcar, with_ice_pick, with_rolling};

/// A drum of 1.5 mm on the cheek of a woman of 30.
const LONG_ROLLER: &str = "[device.roller]\nneedle_length = \"1.5 mm\"\n";
/// What nobody tells.
const HAND: &str = "passes = 15\npatch = \"6 mm\"\n";

const FIVE_MONTHLY: &str = "duration = \"206 d\"\n[skin]\nsite = \"cheek\"\nphototype = 4\n";
const FIVE_MONTHLY_DARKER: &str = "duration = \"206 d\"\n[skin]\nsite = \"cheek\"\nphototype = 5\n";
const FIVE_SESSIONS: &str = "[treatment]\nsessions = 5\ninterval = \"30 d\"\n";
const FIVE_OUTPUTS: &str = "[outputs]\ndays = [0, 1, 150, 206]\n";
const FIVE_WORDS: &str = "Five monthly sessions with a drum of 192 needles of 1.5 mm, 15 passes at 5 N (assumed), on the cheek of a woman of 30, phototype 4 \
    or 5; one boxcar, rolling or ice-pick scar of the size that the draw of the registry says, healed ring by ring.";

pub const FIVE_BOXCAR: Course = Course {
    name: "five monthly, boxcar",
    words: FIVE_WORDS,
    scenario: &[FIVE_MONTHLY, LONG_ROLLER, FIVE_SESSIONS, HAND, FIVE_OUTPUTS],
    person: with_boxcar,
};

pub const FIVE_ROLLING: Course = Course {
    name: "five monthly, rolling",
    words: FIVE_WORDS,
    scenario: &[FIVE_MONTHLY_DARKER, LONG_ROLLER, FIVE_SESSIONS, HAND, FIVE_OUTPUTS],
    person: with_rolling,
};

pub const FIVE_ICE_PICK: Course = Course {
    name: "five monthly, ice pick",
    words: FIVE_WORDS,
    scenario: &[FIVE_MONTHLY, LONG_ROLLER, FIVE_SESSIONS, HAND, FIVE_OUTPUTS],
    person: with_ice_pick,
};

const THREE_MONTHS: &str = "duration = \"236 d\"\n[skin]\nsite = \"cheek\"\nphototype = 4\n";
const THREE_SESSIONS: &str = "[treatment]\nsessions = 3\ninterval = \"28 d\"\n";
const THREE_OUTPUTS: &str = "[outputs]\ndays = [84, 236]\n";
const THREE_WORDS: &str = "Three sessions 28 d apart with a drum of 192 needles of 1.5 mm (length not told), 15 passes at 5 N (assumed), on a cheek; one \
    scar of the size that the draw of the registry says; six months after the last session.";

pub const THREE_BOXCAR: Course = Course {
    name: "three in eight weeks, boxcar",
    words: THREE_WORDS,
    scenario: &[THREE_MONTHS, LONG_ROLLER, THREE_SESSIONS, HAND, THREE_OUTPUTS],
    person: with_boxcar,
};

pub const THREE_ROLLING: Course = Course {
    name: "three in eight weeks, rolling",
    words: THREE_WORDS,
    scenario: &[THREE_MONTHS, LONG_ROLLER, THREE_SESSIONS, HAND, THREE_OUTPUTS],
    person: with_rolling,
};

pub const THREE_ICE_PICK: Course = Course {
    name: "three in eight weeks, ice pick",
    words: THREE_WORDS,
    scenario: &[THREE_MONTHS, LONG_ROLLER, THREE_SESSIONS, HAND, THREE_OUTPUTS],
    person: with_ice_pick,
};

pub const THREE_BOXCAR_VITAMIN_C: Course = Course {
    name: "three in eight weeks, boxcar, vitamin C",
    words: THREE_WORDS,
    scenario: &[
        THREE_MONTHS,
        LONG_ROLLER,
        THREE_SESSIONS,
        HAND,
        "[serum.vitamin-c]\nconcentration = \"5 %\"\n",
        THREE_OUTPUTS,
    ],
    person: with_boxcar,
};

pub const WEEKLY_BOXCAR: Course = Course {
    name: "weekly for three months, boxcar",
    words: "Twelve weekly sessions with a drum of 192 needles of 1.5 mm (length not told), 15 passes at 5 N (assumed), on a cheek with one boxcar scar \
        of the size that the draw of the registry says.",
    scenario: &[
        "duration = \"150 d\"\n[skin]\nsite = \"cheek\"\n",
        LONG_ROLLER,
        "[treatment]\nsessions = 12\ninterval = \"7 d\"\n",
        HAND,
        "[outputs]\ndays = [90, 150]\n",
    ],
    person: with_boxcar,
};

pub const SIX_FORTNIGHTLY: Course = Course {
    name: "six fortnightly",
    words: "Six sessions 14 d apart with a drum of 192 needles of 1.5 mm (assumed), 15 passes at 5 N (assumed), on the healthy cheek of a woman of 30; \
        three months from the beginning.",
    scenario: &[
        "duration = \"90 d\"\n[skin]\nsite = \"cheek\"\nphototype = 4\n",
        LONG_ROLLER,
        "[treatment]\nsessions = 6\ninterval = \"14 d\"\n",
        HAND,
        "[outputs]\ndays = [0, 90]\n",
    ],
    person: as_told,
};

pub const THREE_IN_A_YEAR: Course = Course {
    name: "three sessions, one year",
    words: "Three monthly sessions (one to four are told) with a drum of 192 needles of 1.5 mm (assumed), 15 passes at 5 N (assumed), on the cheek of a \
        woman of 50; the vitamins A and C that went with it are left out.",
    scenario: &[
        "duration = \"365 d\"\n[skin]\nsite = \"cheek\"\nage = \"50 a\"\n",
        LONG_ROLLER,
        "[treatment]\nsessions = 3\ninterval = \"30 d\"\n",
        HAND,
        "[outputs]\ndays = [0, 180, 365]\n",
    ],
    person: as_told,
};

const INTERVAL_WORDS: &str = "Four sessions 28 d apart, and four 14 d apart, with a drum of 192 needles of 1.5 mm, 15 passes at 5 N, on a cheek (all \
    assumed).";

pub const FOUR_MONTHLY: Course = Course {
    name: "four monthly",
    words: INTERVAL_WORDS,
    scenario: &[
        "duration = \"264 d\"\n[skin]\nsite = \"cheek\"\n",
        LONG_ROLLER,
        "[treatment]\nsessions = 4\ninterval = \"28 d\"\n",
        HAND,
        "[outputs]\ndays = [264]\n",
    ],
    person: as_told,
};

pub const FOUR_FORTNIGHTLY: Course = Course {
    name: "four fortnightly",
    words: INTERVAL_WORDS,
    scenario: &[
        "duration = \"222 d\"\n[skin]\nsite = \"cheek\"\n",
        LONG_ROLLER,
        "[treatment]\nsessions = 4\ninterval = \"14 d\"\n",
        HAND,
        "[outputs]\ndays = [222]\n",
    ],
    person: as_told,
};

const MELASMA: &str = "[skin]\nsite = \"cheek\"\nphototype = 4\nage = \"40 a\"\nlesion = \"100 %\"\n";
const MONTHLY_FOUR: &str = "[treatment]\nsessions = 4\ninterval = \"30 d\"\n";
const MONTHLY_THREE: &str = "[treatment]\nsessions = 3\ninterval = \"30 d\"\n";
const NIGHTLY_QUINONE: &str = "[serum.hydroquinone]\nconcentration = \"4 %\"\n";

pub const MELASMA_ALONE: Course = Course {
    name: "melasma, needles alone",
    words: "Four monthly sessions with a drum of 192 needles of 1.5 mm, 15 passes at 5 N (the needles are not in the abstract), on a cheek of phototype \
        4; a lesion that makes twice the melanin of the skin around it (assumed; its contrast over the first one hardly depends on that).",
    scenario: &["duration = \"120 d\"\n", MELASMA, LONG_ROLLER, MONTHLY_FOUR, HAND, "[outputs]\ndays = [60, 120]\n"],
    person: as_told,
};

pub const MELASMA_SERUM: Course = Course {
    name: "melasma, needles and serum",
    words: "Four monthly sessions as on the side that was needled alone, with a serum at each of them: tranexamic acid of 4 %, 2 mg/cm2 for 8 h (assumed: the \
        abstract does not tell what the depigmenting serum was).",
    scenario: &[
        "duration = \"120 d\"\n",
        MELASMA,
        LONG_ROLLER,
        MONTHLY_FOUR,
        HAND,
        "[serum.tranexamic-acid]\nconcentration = \"4 %\"\n[outputs]\ndays = [60, 120]\n",
    ],
    person: as_told,
};

pub const MELASMA_WEAK_TRANEXAMIC: Course = Course {
    name: "melasma, needles and tranexamic acid of 0.4 %",
    words: "Three monthly sessions with a drum of 192 needles of 1.5 mm, 15 passes at 5 N (assumed), with tranexamic acid of 0.4 % at each of them (4 mg/mL, \
        recalled), on a lesion that makes twice the melanin of the skin around it (assumed).",
    scenario: &[
        "duration = \"140 d\"\n",
        MELASMA,
        LONG_ROLLER,
        MONTHLY_THREE,
        HAND,
        "[serum.tranexamic-acid]\nconcentration = \"0.4 %\"\n[outputs]\ndays = [140]\n",
    ],
    person: as_told,
};

pub const MELASMA_TRANEXAMIC: Course = Course {
    name: "melasma, needles and tranexamic acid",
    words: "Three monthly sessions with a drum of 192 needles of 1.5 mm, 15 passes at 5 N, with tranexamic acid of 4 % at each of them (needles and \
        calendar assumed), on a lesion that makes twice the melanin of the skin around it (assumed).",
    scenario: &[
        "duration = \"84 d\"\n",
        MELASMA,
        LONG_ROLLER,
        MONTHLY_THREE,
        HAND,
        "[serum.tranexamic-acid]\nconcentration = \"4 %\"\n[outputs]\ndays = [56, 84]\n",
    ],
    person: as_told,
};

pub const MELASMA_VITAMIN_C: Course = Course {
    name: "melasma, needles and vitamin C",
    words: "The same with ascorbic acid of 20 % at pH 3.2 (assumed) at each session.",
    scenario: &[
        "duration = \"84 d\"\n",
        MELASMA,
        LONG_ROLLER,
        MONTHLY_THREE,
        HAND,
        "[serum.vitamin-c]\nconcentration = \"20 %\"\n[outputs]\ndays = [56, 84]\n",
    ],
    person: as_told,
};

pub const MELASMA_QUINONE: Course = Course {
    name: "melasma, hydroquinone",
    words: "Hydroquinone of 4 % in water every night, 2 mg/cm2 for 8 h (assumed), on intact skin with a lesion that \
        makes twice the melanin of the skin around it (assumed); that it hurts melanocytes for good is not in the model.",
    scenario: &["duration = \"84 d\"\n", MELASMA, NIGHTLY_QUINONE, "applications = 84\n[outputs]\ndays = [56, 84]\n"],
    person: as_told,
};

pub const MELASMA_WEAK_VITAMIN_C: Course = Course {
    name: "melasma, vitamin C",
    words: "Ascorbic acid of 5 % at pH 3.2 (assumed) every night on intact skin, and hydroquinone of 4 % likewise, over eight weeks of the sixteen, by when \
        both have settled; a lesion that makes twice the melanin of the skin around it (assumed).",
    scenario: &[
        "duration = \"56 d\"\n",
        MELASMA,
        "[serum.vitamin-c]\nconcentration = \"5 %\"\napplications = 56\n[outputs]\ndays = [28, 56]\n",
    ],
    person: as_told,
};

const TWO_SESSIONS: &str = "[treatment]\nsessions = 2\ninterval = \"30 d\"\n";

pub const MELASMA_CREAM_AND_NEEDLES: Course = Course {
    name: "melasma, cream and needles",
    words: "Two sessions 30 d apart with a drum of 192 needles of 1.5 mm, 15 passes at 5 N (assumed), and hydroquinone of 4 % every night for the triple cream, whose \
        retinoid and steroid are left out.",
    scenario: &[
        "duration = \"45 d\"\n",
        MELASMA,
        LONG_ROLLER,
        TWO_SESSIONS,
        HAND,
        NIGHTLY_QUINONE,
        "applications = 15\napply_after = \"24 h\"\n[outputs]\ndays = [0, 45]\n",
    ],
    person: as_told,
};

const LIGHT: &str = "duration = \"28 d\"\n[skin]\nsite = \"forearm\"\nphototype = 3\n";
const LIGHT_WORDS: &str = "Twice the everyday making of melanin by light for four weeks, with ascorbic acid of 5 % at pH 3.2 every day and without (assumed; \
    the trials used several creams), on intact skin.";

pub const LIGHT_ALONE: Course = Course {
    name: "light",
    words: LIGHT_WORDS,
    scenario: &[LIGHT, "[outputs]\ndays = [28]\n"],
    person: |inputs| inputs.exposure.ultraviolet = 1.0,
};

pub const LIGHT_AND_VITAMIN_C: Course = Course {
    name: "light and vitamin C",
    words: LIGHT_WORDS,
    scenario: &[LIGHT, "[serum.vitamin-c]\nconcentration = \"5 %\"\napplications = 28\n[outputs]\ndays = [28]\n"],
    person: |inputs| inputs.exposure.ultraviolet = 1.0,
};
