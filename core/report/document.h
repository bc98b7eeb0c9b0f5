// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/plot.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace crossfade::report {

// What a report says, without how it looks. All text is plain, in UTF-8: the writers escape it and
// write every one on one line. The same document gives the same bytes.

struct Paragraph {
    std::string text;
};

/// A caveat, such as "illustrative: the listening is simulated".
struct Note {
    std::string text;
};

struct Number {
    double value = 0.0;  ///< one that is not finite is shown as no value
    int digits = 3;      ///< after the point
    std::optional<Interval> interval = {};
    bool best = false;  ///< in its column
};

/// An en dash, with the reason under the table.
struct NoValue {
    std::string reason;
};

using Cell = std::variant<std::string, Number, NoValue>;

enum class Alignment { Left, Right };

struct Column {
    std::string title;
    Alignment alignment = Alignment::Right;
};

/// Every row has a cell for each column; the first heads the row.
struct Table {
    std::string caption;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    std::string command = {};  ///< that makes it again; may be empty
};

struct Figure {
    std::string caption;
    Plot plot;
    std::string command = {};  ///< as of a table
};

using Item = std::variant<Paragraph, Note, Table, Figure>;

/// Level 1 is below the title; 3 is the deepest. No heading: the items go on where the last section
/// ended.
struct Section {
    std::string heading;
    int level = 1;
    std::vector<Item> items = {};
};

/// What the numbers come from: data hash, run, seed, version, command.
struct Fact {
    std::string key;
    std::string value;
};

struct Document {
    std::string title;
    std::string subtitle = {};
    std::vector<Fact> provenance = {};
    std::vector<Section> sections = {};
};

/// A file that a text refers to.
struct File {
    std::string name;
    std::string content;
};

struct TextWithFiles {
    std::string text;
    std::vector<File> files;
};

}  // namespace crossfade::report
