// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/explanation.h"
#include "ui/models/share_segments.h"

#include <QString>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace crossfade::ui {

/// What the query (A) and the artist who is explained (B) have in common in one modality.
struct SharedData {
    std::size_t modality = 0;  ///< of the run
    ModalityShape shape = ModalityShape::Tags;
    SharedAmounts amounts;
    std::string fault;  ///< why they can't be read; empty: they are
};

/// Whom an explanation is about.
struct ExplanationSubject {
    QString query;        ///< name of who is asked for
    QString artist;       ///< name of who is explained
    bool chosen = false;  ///< not as they are listed: how far down they are has to be said
    std::vector<std::string> modalities;  ///< of the run
};

/// A part of the score, or all of it, with its bar.
struct ExplanationRow {
    QString label;  ///< "audio → audio", "audio ↔ tags", "correction", "novelty", "score"
    QString brief;  ///< where there is less room: "audio" for "audio → audio"
    double value = 0.0;
    std::vector<ShareSegment> bar;  ///< on a scale that all rows share
    bool sum = false;               ///< of all rows above it
};

/// A sentence, of which the middle is what one looks for.
struct ExplanationLine {
    QString before;
    QString strong;
    QString after;
    bool muted = false;
    QString text() const { return before + strong + after; }
};

/// What the panel "Why Abbey Lincoln?" shows.
struct ExplanationText {
    QString head;
    QString note;       ///< "#1 · .83"
    QString wholeNote;  ///< "Ranked 1 of 12,631, score .83"
    std::vector<ExplanationRow> rows;
    std::vector<ExplanationLine> lines;
    QString spoken;  ///< all of it, for screen readers
};

/// Rows are the pure parts, then the cross-modal ones (both directions in one, the strongest
/// `kMostCross`, the others together), then the correction and the novelty; the values of those
/// that are no sum add up to the score. Without a score there are no rows, and the first line says
/// why.
ExplanationText explanationText(const Explanation& why, std::span<const SharedData> shared,
                                const ExplanationSubject& subject);

inline constexpr std::size_t kMostCross = 6;  ///< all of up to four modalities

}  // namespace crossfade::ui
