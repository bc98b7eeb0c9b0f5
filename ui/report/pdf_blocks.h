// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"

#include <functional>
#include <memory>
#include <vector>

class QPainter;

namespace crossfade::ui {

/// Dots of a PDF page in a point: fine enough for letters to stand where they should.
inline constexpr double kDotsPerPoint = 1200.0 / 72.0;

/// A part of a document that is not divided between two pages. Sizes in dots.
struct PdfBlock {
    double before = 0.0;  ///< room above it, except at the top of a page
    double height = 0.0;
    bool withNext = false;  ///< on one page with the next, where there is room on one
    /// Paints it below this height of a page, from its left margin on.
    std::function<void(QPainter&, double top)> paint;
    /// Comes again above this one where this one begins a page; may be null.
    std::shared_ptr<const PdfBlock> header = {};
};

/// The document from its title to its last section, `width` dots wide.
std::vector<PdfBlock> pdfBlocks(const report::Document& document, double width);

/// A table with its caption and what stands below it: rows with their header.
std::vector<PdfBlock> pdfTable(const report::Table& table, std::size_t number, double width);

}  // namespace crossfade::ui
