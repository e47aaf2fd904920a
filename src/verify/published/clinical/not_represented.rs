//! Rows of the open tables of clinical and healing measurements that stand nowhere, and why.

use crate::verify::published::Omission;

const OTHER_MODELS: &str =
    "a constant of somebody else's model, measured by nobody; the registry names those that it uses";
const PERCENT_OF_PATIENTS: &str = "a share of patients: draws of the registry mix what differs between people with what nobody knows, and the model has no \
     people who are asked";

pub const OMISSIONS: &[Omission] = &[
    Omission {
        ids: &["A05"],
        quantity: "deep boxcar scars, 0.5 mm and more",
        source: "Fabbrocini et al. 2010, doi:10.1155/2010/893080",
        reason: "the depth of a scar is an input of the scenario; the registry's range is that of shallow ones",
    },
    Omission {
        ids: &["A10", "A11", "A12", "A13", "A14"],
        quantity: "clinical scores: their definitions, their agreement between raters and with patients",
        source: "Goodman & Baron 2006; Dreno 2007; Tan et al. 2010; stereoscopic imaging 2021",
        reason: "what a score is, not what comes of needling; noise of raters is an input",
    },
    Omission {
        ids: &["A43", "B14", "B15", "B16", "E06", "E10", "E16", "H062", "H063", "H064"],
        quantity: "radiofrequency needles and heated zones",
        source: "Chae et al. 2015, doi:10.1111/jocd.12139; Nilforoushzadeh 2020, doi:10.1111/srt.12887; Hantash et al. 2009 and others",
        reason: "coagulation by current is not simulated",
    },
    Omission {
        ids: &["A49"],
        quantity: "ECCA, decrement of 29.58 after three sessions, 39.65 with peels",
        source: "Rana 2017, doi:10.1111/jocd.12377",
        reason: "points or per cent is not told, nor the score before; peels are not in the model",
    },
    Omission {
        ids: &["A50", "A51", "A52", "B10", "B18", "H002"],
        quantity: "patients who improve by a grade (73 to 94 %), or who say so (60 to 80 %)",
        source: "Ishfaq 2022; HK J Derm Venereol 2018 26:52; Majid 2009; Aust 2008; J Cosmet Dermatol 2023, doi:10.1111/jocd.14985",
        reason: PERCENT_OF_PATIENTS,
    },
    Omission {
        ids: &["A55", "H036", "H037", "H043", "E12", "E13", "E14", "E15"],
        quantity: "what is usual, sold, and authorised: lengths, sessions, intervals, needles of a roller",
        source: "Harris 2015; Schwarz & Laaff 2011; Juhasz & Cohen 2020; FDA and others",
        reason: "what was done, not what came of it; scenarios take it as input",
    },
    Omission {
        ids: &["A56", "A57", "A58"],
        quantity: "meta-analyses of needling against other treatments, and with platelet-rich plasma",
        source: "PMID 35426044; Kang 2021, Front Med 8:788754",
        reason: "neither those treatments nor plasma put on are in the model",
    },
    Omission {
        ids: &[
            "A70", "A71", "A72", "A73", "A74", "A75", "A76", "A77", "A78", "A79", "A80", "A81", "A90", "A91", "A92",
            "H106", "H107", "H108", "H109", "H110", "H111", "H112", "H113", "H114", "H115", "H116", "H117", "H118",
            "H119", "H120", "H121", "H122", "H123", "H124", "H125", "H126", "H127", "H128", "H129", "H130", "H131",
            "H132", "H133", "H134", "H135", "H136", "H137", "H138", "H139", "H140", "H141", "H142", "H143", "H144",
            "H145", "H146", "H147", "H148", "H149", "H150", "H151", "H152", "H153", "H154", "H155",
        ],
        quantity: "constants of published models of scars and wounds",
        source: "Jin et al. 2011; Waugh & Sherratt 2006; Buganza Tepole; Cumming et al. 2010; Koppenol et al. 2017",
        reason: OTHER_MODELS,
    },
    Omission {
        ids: &["A93", "H091"],
        quantity: "half-life of collagen in skin, 15 a",
        source: "Verzijl 2000, J Biol Chem 275:39027",
        reason: "recalled, not read; it is the constant of the registry itself",
    },
    Omission {
        ids: &["B12", "B13", "H004", "H005", "H035"],
        quantity: "needling of living rats and mice with vitamins: epidermis of up to 658 %, TGF-β3 for 14 days",
        source: "Aust et al. 2008, 2010, 2011; Zeitter 2014, PMID 24513133; Korean J Dermatol 2010 48:955",
        reason: "animals do not heal in the model, vitamin A is not in it, and messenger RNA is not what it follows",
    },
    Omission {
        ids: &[
            "B20Me", "B20Fe", "B21Me", "B21Fe", "B22Me", "B22Fe", "B23Me", "B23Fe", "B24Me", "B24Fe", "B25Me", "B25Fe",
        ],
        quantity: "thickness of the epidermis by ultrasound, 0.17 to 0.22 mm",
        source: "Meng et al. 2022, BMC Med Imaging 22:113",
        reason: "the entry echo reads two to three times the epidermis of histology, as the source says; the model has that of histology",
    },
    Omission {
        ids: &["B21Md", "B21Fd", "B24Md", "B24Fd", "B41"],
        quantity: "thickness of the dermis at the temple, under the jaw and at the side of the nose",
        source: "Meng et al. 2022, BMC Med Imaging 22:113; Chopra 2015, doi:10.1093/asj/sjv079",
        reason: "the model has no such sites; a scenario may state the thickness",
    },
    Omission {
        ids: &["B45", "B46", "B47"],
        quantity: "kinds of dark circles among patients; needling with trichloroacetic acid",
        source: "Surg Cosmet Dermatol 2018; AAD 2015 and 2020",
        reason: "no population of patients, and no peel, in the model; tear troughs are shadows",
    },
    Omission {
        ids: &["C22"],
        quantity: "immediate pigment darkening, 1.4 min",
        source: "PMID 31206816",
        reason: "melanin that darkens by oxidation is not in the model",
    },
    Omission {
        ids: &["C24", "H068", "H069", "H070", "H156", "H157", "H158"],
        quantity: "turnover of the epidermis; messenger RNA after a laser; strength of wounds",
        source: "Halprin 1972 and others; Orringer 2004; Levenson 1965",
        reason: "recalled, not read; the first is an input, and neither messengers nor strength are outcomes",
    },
    Omission {
        ids: &["C27", "C28", "C29"],
        quantity: "dark spots after acid and after acne, untreated: 0.06 and 0.69 grades in 28 days",
        source: "Isedeh 2016, BJD 174:862; Lyons et al.",
        reason: "a chemical burn and acne are not in the model, and grades of such spots neither",
    },
    Omission {
        ids: &["C31", "C32"],
        quantity: "area and clustering of melanosomes by skin colour",
        source: "Thong 2003, BJD 149:498",
        reason: "melanosomes have a volume fraction in the model, and no size",
    },
    Omission {
        ids: &["C40", "C41", "C42", "C43", "C44", "C45", "C46"],
        quantity: "absorption and scattering of skin, melanosomes and blood",
        source: "Jacques 1998 (OMLC), read in code that follows it; the last two recalled",
        reason: "equations and inputs of the optics themselves; nothing is predicted",
    },
    Omission {
        ids: &["D02", "D04", "D05"],
        quantity: "more collagen in cultures with ascorbate: none, 115 to 1300 %, three to four times",
        source: "Booth & Uitto 1981; HS27 cells; a secondary quotation",
        reason: "cultures without ascorbate for comparison; they contradict each other, and one that is eight-fold set the registry",
    },
    Omission {
        ids: &["D06", "D07", "D08", "D14", "D16"],
        quantity: "constants of enzymes and transporters; ascorbate in normal skin; inhibition of tyrosinase",
        source: "Kivirikko & Myllyharju; Pullar 2017; Ros 1993",
        reason: "recalled, not read; enzymes and transporters are lumped in the model",
    },
    Omission {
        ids: &["D15"],
        quantity: "photoprotection by vitamins C and E four-fold, with ferulic acid eight-fold",
        source: "Lin 2005, JID 125:826",
        reason: "a serum has one solute in the model, and sunburn is not in it",
    },
    Omission {
        ids: &["D22"],
        quantity: "one of 30 drops out for severe dark spots",
        source: "Chawla 2014, J Cutan Aesthet Surg 7:209",
        reason: "severe is not told; the risk of any dark spot stands with A22",
    },
    Omission {
        ids: &["E01", "E02", "E03", "E04", "E05"],
        quantity: "reviews of adverse events, granulomas, microbes that pass",
        source: "Chu 2021; Gowda 2021; Friedmann 2024; Donnelly 2009",
        reason: "counts without what was done, and neither allergy nor microbes in the model",
    },
    Omission {
        ids: &["X01"],
        quantity: "loss of a score per session between studies, 0.009 to 0.24",
        source: "worked out from A20 to A52",
        reason: "it is what predictions of scores are widened by",
    },
    Omission {
        ids: &["H012"],
        quantity: "increase of collagen VII",
        source: "El-Domyati et al. 2015, J Clin Aesthet Dermatol",
        reason: "anchoring fibrils are not in the model",
    },
    Omission {
        ids: &["H033"],
        quantity: "2.5 mm better than 1.5 mm for acne scars, P = 0.02",
        source: "split-face study of pens",
        reason: "other accounts say that both improve alike: whichever comes out would agree with one",
    },
    Omission {
        ids: &["H059", "H060", "H061", "H065", "H066", "H071", "H072"],
        quantity: "lasers, and skin in culture",
        source: "Hantash et al. 2007; Orringer et al. 2005; Schmitt et al. 2018; Borges et al. 2020; Dermatol Surg 2011",
        reason: "heat is not in the model; of needled cultures only words are told",
    },
    Omission {
        ids: &["H077", "H079"],
        quantity: "cells in a wound of 6 mm: 1e6 neutrophils after 4 h, four fifths replaced in 6 h",
        source: "Kim et al. 2008, doi:10.1038/sj.jid.5701223",
        reason: "of an open wound in a mouse; the rates bound the registry",
    },
    Omission {
        ids: &["H080", "H082", "H084", "H085", "H086", "H087", "H088", "H089", "H093", "H094", "H095", "H096"],
        quantity: "first and last day of collagen synthesis, its rates in sponges, muscle and clefts, and by age in culture",
        source: "Exp Biol Med 1979; Gay et al. 1978; Zhou et al. 2013; Varani et al. 2006 and others",
        reason: "open or muscle wounds of rats and sponges, of which needling is none; the peak stands with H081; age does not slow collagen in the model",
    },
];
