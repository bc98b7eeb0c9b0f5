// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/judgements.h"

#include "core/base/text.h"
#include "core/base/utc_now.h"
#include "core/store/mark_repository.h"
#include "core/store/transaction.h"
#include "core/store/vote_repository.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace crossfade {

namespace {

/// Query and artist.
using IdPair = std::pair<std::string, std::string>;

/// More than 0: kept; less: rejected.
using Verdicts = std::map<IdPair, int>;

std::vector<std::string> ascending(std::vector<std::string> ids)
{
    std::ranges::sort(ids);
    const auto repeated = std::ranges::unique(ids);
    ids.erase(repeated.begin(), repeated.end());
    return ids;
}

bool contains(std::span<const std::string> ids, const std::string& id)
{
    return std::ranges::find(ids, id) != ids.end();
}

Verdicts verdictsOf(const std::vector<MarkRecord>& marks, JudgedTruth& judged)
{
    Verdicts verdicts;
    for (const MarkRecord& one : marks) {
        if (one.mark == Mark::Hide) continue;
        if (one.query.empty())
            ++judged.withoutQuery;
        else if (one.query.size() > 1)
            ++judged.severalQueries;
        else
            verdicts[{one.query[0], one.artist}] = one.mark == Mark::Keep ? 1 : -1;
    }
    return verdicts;
}

void countVote(const BlindTrial& trial, Verdicts& verdicts)
{
    const bool left = trial.choice == Choice::Left;
    const auto& better = left ? trial.left() : trial.right();
    const auto& worse = left ? trial.right() : trial.left();
    for (const std::string& artist : better)
        if (!contains(worse, artist)) ++verdicts[{trial.query[0], artist}];
    for (const std::string& artist : worse)
        if (!contains(better, artist)) --verdicts[{trial.query[0], artist}];
}

Verdicts verdictsOf(const std::vector<BlindSession>& sessions, JudgedTruth& judged)
{
    Verdicts verdicts;
    for (const BlindSession& session : sessions)
        for (const BlindTrial& trial : session.trials) {
            if (!trial.choice || trial.choice == Choice::Tie) continue;
            if (trial.query.size() == 1)
                countVote(trial, verdicts);
            else
                ++judged.severalQueries;
        }
    return verdicts;
}

void fill(JudgedTruth& judged, const Verdicts& verdicts, const CatalogueSnapshot& catalogue)
{
    std::vector<std::pair<ArtistRow, ArtistRow>> kept;
    for (const auto& [pair, verdict] : verdicts) {
        if (verdict == 0) continue;
        const auto query = catalogue.rowOfId.find(pair.first);
        const auto artist = catalogue.rowOfId.find(pair.second);
        if (query == catalogue.rowOfId.end() || artist == catalogue.rowOfId.end()) {
            ++judged.gone;
        } else if (verdict < 0) {
            ++judged.pairs.rejected;
        } else {
            kept.emplace_back(query->second, artist->second);
        }
    }
    judged.pairs.kept = kept.size();
    judged.pairs.unused = judged.withoutQuery + judged.severalQueries + judged.gone;
    judged.truth = GroundTruth::directed(kept, catalogue.size());
}

}  // namespace

Result<std::vector<MarkRecord>> allMarks(Project& project)
{
    return MarkRepository(project.database()).marks();
}

Result<MarkChange> setMark(Project& project, const MarkChange& change)
{
    const std::vector<std::string> query = ascending(change.query);
    if (contains(query, change.artist))
        return Error{ErrorCode::InvalidInput, "The artist " + inQuotes(change.artist) +
                                                  " can't be marked as an answer to themselves."};
    CROSSFADE_ASSIGN(Transaction transaction, Transaction::begin(project.database()));
    MarkRepository repository(project.database());
    CROSSFADE_ASSIGN(const std::optional<MarkRecord> before,
                     repository.findMark(change.artist, query));
    if (change.mark)
        CROSSFADE_TRY(repository.putMark(
            {change.artist, query, *change.mark, change.made.empty() ? utcNow() : change.made}));
    else
        CROSSFADE_TRY(repository.removeMark(change.artist, query));
    CROSSFADE_TRY(transaction.commit());
    if (!before) return MarkChange{change.artist, query, std::nullopt};
    return MarkChange{change.artist, query, before->mark, before->made};
}

Result<std::vector<NoteRecord>> allNotes(Project& project)
{
    return MarkRepository(project.database()).notes();
}

Result<NoteRecord> setNote(Project& project, const NoteRecord& note)
{
    CROSSFADE_ASSIGN(Transaction transaction, Transaction::begin(project.database()));
    MarkRepository repository(project.database());
    CROSSFADE_ASSIGN(std::string before, repository.noteOf(note.artist));
    CROSSFADE_TRY(repository.putNote(note));
    CROSSFADE_TRY(transaction.commit());
    return NoteRecord{note.artist, std::move(before)};
}

std::vector<ArtistRow> hiddenRows(const CatalogueSnapshot& catalogue,
                                  std::span<const MarkRecord> marks,
                                  std::span<const std::string> query)
{
    const std::vector<std::string> asked = ascending({query.begin(), query.end()});
    std::set<ArtistRow> hidden;
    for (const MarkRecord& one : marks) {
        if (one.mark != Mark::Hide || (!one.query.empty() && one.query != asked)) continue;
        if (const auto row = catalogue.rowOfId.find(one.artist); row != catalogue.rowOfId.end())
            hidden.insert(row->second);
    }
    return {hidden.begin(), hidden.end()};
}

std::string_view judgementSourceName(JudgementSource source)
{
    switch (source) {
        case JudgementSource::Marks:
            return "marks";
        case JudgementSource::Votes:
            return "votes";
        case JudgementSource::Both:
            return "both";
    }
    return "";
}

Result<JudgementSource> judgementSourceFromName(std::string_view name)
{
    for (const auto source :
         {JudgementSource::Marks, JudgementSource::Votes, JudgementSource::Both})
        if (judgementSourceName(source) == name) return source;
    return Error{ErrorCode::InvalidInput,
                 "Judgements are marks, votes or both, not " + inQuotes(name) + "."};
}

Result<JudgedTruth> judgedTruth(Project& project, JudgementSource source)
{
    JudgedTruth judged{GroundTruth({}, project.catalogue()->size()), {}};
    Verdicts verdicts;
    if (source != JudgementSource::Votes) {
        CROSSFADE_ASSIGN(const std::vector<MarkRecord> all, allMarks(project));
        verdicts = verdictsOf(all, judged);
    }
    if (source != JudgementSource::Marks) {
        CROSSFADE_ASSIGN(const std::vector<BlindSession> all,
                         VoteRepository(project.database()).list());
        verdicts.merge(verdictsOf(all, judged));  // which keeps what marks say
    }
    fill(judged, verdicts, *project.catalogue());
    if (judged.pairs.kept == 0)
        return Error{
            ErrorCode::InvalidInput,
            "There is nothing to judge by: nobody in the catalogue is kept as an answer to one "
            "artist (" +
                counted(judged.pairs.rejected, "pair", "pairs") + " rejected, " +
                counted(judged.withoutQuery, "mark", "marks") + " without a query, " +
                withThousands(judged.severalQueries) + " on several artists at once, " +
                withThousands(judged.gone) + " of artists who have gone)."};
    return judged;
}

}  // namespace crossfade
