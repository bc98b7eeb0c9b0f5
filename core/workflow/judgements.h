// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/judgement_record.h"
#include "core/evaluation/evaluation.h"
#include "core/workflow/project.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crossfade {

/// How an artist is to be marked.
struct MarkChange {
    std::string artist;              ///< id
    std::vector<std::string> query;  ///< ids in any order; empty: whatever is asked
    std::optional<Mark> mark;        ///< none: not at all
    std::string made = {};           ///< UTC, ISO 8601; empty: now
};

/// By artist and query, those of artists no longer in the catalogue too.
Result<std::vector<MarkRecord>> allMarks(Project& project);
/// Makes the change and returns the one that undoes it. InvalidInput if the artist is of the query.
Result<MarkChange> setMark(Project& project, const MarkChange& change);

/// By artist, those of artists no longer in the catalogue too.
Result<std::vector<NoteRecord>> allNotes(Project& project);
/// Puts the note in the place of the artist's, an empty one for none, and returns what was there.
Result<NoteRecord> setNote(Project& project, const NoteRecord& note);

/// Ascending: who is to be left out of the lists for `query`, as they are marked so for it or for
/// whatever is asked. Who has gone from the catalogue is in no list anyhow.
std::vector<ArtistRow> hiddenRows(const CatalogueSnapshot& catalogue,
                                  std::span<const MarkRecord> marks,
                                  std::span<const std::string> query);

enum class JudgementSource { Marks, Votes, Both };
/// "marks", "votes" or "both".
std::string_view judgementSourceName(JudgementSource source);
Result<JudgementSource> judgementSourceFromName(std::string_view name);

/// What people said, as a ground truth: of query and artist, who was kept is relevant, who was
/// rejected is not, and neither says anything of the reverse.
struct JudgedTruth {
    GroundTruth truth;
    JudgedPairs pairs;
    std::size_t withoutQuery = 0;    ///< marks, kept or rejected, whatever is asked
    std::size_t severalQueries = 0;  ///< marks and votes on several artists at once
    std::size_t gone = 0;            ///< pairs of which one is no longer in the catalogue
};

/// A vote speaks less plainly than a mark: it keeps those whom the preferred list alone shows, and
/// rejects those whom the other alone shows. What a mark says of a pair counts, whatever votes say;
/// among votes the more frequent, and as many of either say nothing. Evaluation asks one artist at
/// a time, so that judgements on several at once can't be used, nor those on nobody; they are
/// counted. InvalidInput if nobody is left who was kept.
Result<JudgedTruth> judgedTruth(Project& project, JudgementSource source);

}  // namespace crossfade
