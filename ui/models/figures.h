// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/catalogue/modality.h"
#include "core/evaluation/ranking_metrics.h"
#include "ui/models/share_segments.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <optional>
#include <vector>

namespace crossfade::ui {

// What the charts and tables of the Research and Inspect pages draw: finished values and texts, so
// that a chart neither computes nor words anything.

struct Bar {
    std::optional<double> value;  ///< none: no bar
    std::optional<Interval> interval;
    QString figure;  ///< written behind the bar
};

struct BarRow {
    QString name;
    std::optional<ModalityMask> set;  ///< shown as a ring in place of the name
    std::vector<Bar> bars;            ///< one per series
    QString note;                     ///< at the end of the row
};

/// Rows of horizontal bars, as many in each as there are series.
struct BarTable {
    QStringList series;
    std::vector<BarRow> rows;
    std::size_t modalities = 0;       ///< of the rings
    std::optional<double> reference;  ///< where a thin line stands
};

/// Sets of modalities against sets of modalities.
struct SetMatrix {
    std::vector<ModalityMask> sets;
    QStringList names;  ///< of the sets
    std::size_t modalities = 0;
    bool named = false;          ///< rows and columns have names at their heads in place of rings
    std::vector<double> shades;  ///< sets x sets, from 0 (as the ground) to 1
    QStringList figures;         ///< sets x sets: in the cells
    QStringList spoken;          ///< sets x sets: a sentence each
    QString columnHead;          ///< of the column beside, if there is one
    QStringList column;
    QString footHead;  ///< of the row below, if there is one
    QStringList foot;
    int largest = -1;  ///< the cell that stands out; -1: none
};

struct PlotPoint {
    double x = 0.0;
    double y = 0.0;
    std::optional<Interval> xInterval;
    std::optional<Interval> yInterval;
    QString label;   ///< beside the point
    QString spoken;  ///< a sentence
    QString mark;    ///< "A" for a selected one
    bool hollow = false;
    bool otherData = false;  ///< drawn muted, never selected
    bool diamond = false;    ///< instead of a disc
};

struct PointPlan {
    std::vector<PlotPoint> points;
    QString xTitle;
    QString yTitle;
    bool diagonal = false;  ///< both axes are alike: a line of equality is drawn
    bool labelled = false;  ///< labels are written where there is room, not only when pointed at
};

struct FigureCell {
    QString text;
    QString quiet = {};  ///< behind the text: an interval
    QString tip = {};
    bool best = false;   ///< no other figure of the column is better
    bool muted = false;  ///< says that there is nothing yet
    /// What a sorted column goes by. Cells of a column of numbers without one stand last, whichever
    /// way it is sorted; others go by their text.
    std::optional<double> sort = {};
    std::optional<ModalityMask> ring = {};  ///< drawn in place of the text, which is spoken
    std::vector<ShareSegment> bar = {};     ///< likewise
};

struct FigureColumn {
    QString title;
    QString tip = {};
    bool isNumber = true;
    int width = 0;          ///< in pixels; 0: as its texts need
    bool lowFirst = false;  ///< a first click sorts numbers from the lowest up
    bool isDrawn = false;   ///< rings or bars
};

/// A table of texts and figures; each row has a cell per column.
struct FigureTable {
    std::vector<FigureColumn> columns;
    std::vector<std::vector<FigureCell>> rows;
    std::vector<ArtistRow> artists = {};  ///< whom each row is of; empty: nobody
    std::size_t modalities = 0;           ///< of the rings
};

}  // namespace crossfade::ui
