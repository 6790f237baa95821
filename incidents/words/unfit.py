"""Why other people's files are not imported, in one line each that says what to do instead."""

from __future__ import annotations

from incidents.words.tongue import N_

REFUSED: dict[str, str] = {
    "import_no_sides": N_(
        "The files name no two parties that fought each other: name the two sides with --sides A B"
    ),
    "both_sides_alike": N_("Both sides are “{value}”: name two with --sides A B"),
    "import_side_near": N_("No party is called “{value}”; the closest are {known}"),
    "import_is_gdelt": N_(
        "{file} is of GDELT, which is not imported: it codes mentions in articles by machine, and "
        "holds neither who claims something nor how many. Use it to find articles to read"
    ),
    "import_nothing": N_("No row could be imported, and nothing was written. {first}"),
    "import_no_rows": N_("Below the header is no row: give a file of rows"),
    "import_is_absent": N_("There is no file {file}: look at its name and its folder"),
    "import_absent_sides": N_(
        "There is no file {file}. --sides takes two names, here {first} and {second}, and what "
        "follows them is a file: write a name of several words in quotation marks"
    ),
    "import_is_folder": N_("{file} is a folder: name the files in it"),
    "import_is_device": N_("{file} is no regular file: save what it gives as a file first"),
    "import_is_workbook": N_("{file} is a workbook: save the sheet with the rows as CSV in UTF-8"),
    "import_is_packed": N_("{file} is packed: unpack it, and name the file in it"),
    "import_is_pdf": N_("{file} is a PDF: give the table that it was made from, as CSV in UTF-8"),
    "import_is_binary": N_("{file} is no text: give a table saved as CSV in UTF-8, or GeoJSON"),
    "import_column": N_(
        "{file} has no column “{value}”, as every table of {maker} has: choose the format that it "
        "is of, or csv for a table of another make"
    ),
    "import_no_folder": N_("Say where the dataset is to be written: --out FOLDER"),
    "import_other_folder": N_(
        "{folder} is there already and is no earlier import: name another folder with --out"
    ),
    "import_terms": N_(
        "ACLED’s terms let you use your own copy and not pass it on. If you keep to them, add "
        "--accept-terms and the day on which you got the data, --accessed 2026-01-31"
    ),
    "import_mapping": N_(
        "The mapping of columns for {file} cannot be used: {why}; correct it, or name another "
        "--mapping to have one proposed"
    ),
    "import_unmapped": N_(
        "No column of {file} is known to hold {value}: name it in a mapping of columns, such as "
        "--mapping columns.json writes for you to correct"
    ),
    "import_json": N_("{file} is not JSON: {why}; export it as GeoJSON once more"),
    "import_no_features": N_("{file} has no list of features: export it as GeoJSON with features"),
    "import_large": N_("{file} is larger than {number} MB, the most for this: split it"),
}
"""The refusals of imports, among those of `incidents.words.refusals`."""
