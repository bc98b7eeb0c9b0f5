// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/name_search.h"

#include "core/search/name_fold.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace crossfade {

namespace {

/// Rows of the alignment table from `a` against all of `b`; calls atRow(i, row) after each.
template <typename AtRow>
void align(std::u32string_view a, std::u32string_view b, AtRow atRow)
{
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + cost});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        if (!atRow(row)) return;
        std::swap(before, last);
        std::swap(last, row);
    }
}

/// How far the text may be off: a third of what was typed, and at least one.
std::size_t allowedErrors(std::size_t typed)
{
    return std::clamp<std::size_t>(typed / 3, 1, 4);
}

bool wordBegins(std::u32string_view name, std::u32string_view typed)
{
    for (std::size_t at = name.find(U' '); at != std::u32string_view::npos;
         at = name.find(U' ', at + 1))
        if (name.substr(at + 1).starts_with(typed)) return true;
    return false;
}

/// How good a match is, lower first; none if it is none.
struct Match {
    int kind = 0;  // 0 the name, 1 its beginning, 2 a word's beginning, 3 inside, 4 with errors
    std::size_t distance = 0;
    // NOLINTNEXTLINE(modernize-use-nullptr): the compiler's own 0
    auto operator<=>(const Match&) const = default;
};

std::optional<Match> match(std::u32string_view name, std::u32string_view typed)
{
    if (name == typed) return Match{0, 0};
    if (name.starts_with(typed)) return Match{1, 0};
    if (wordBegins(name, typed)) return Match{2, 0};
    if (typed.size() >= 3 && name.find(typed) != std::u32string_view::npos) return Match{3, 0};
    if (typed.size() < 3) return std::nullopt;
    const std::size_t limit = allowedErrors(typed.size());
    const std::size_t whole = editDistance(typed, name, limit);
    std::size_t begun = prefixDistance(typed, name, limit);
    // "beatels" is meant for "The Beatles": what follows a blank may be what was typed.
    for (std::size_t at = name.find(U' '); at != std::u32string_view::npos && begun > 0;
         at = name.find(U' ', at + 1))
        begun = std::min(begun, prefixDistance(typed, name.substr(at + 1), limit));
    if (std::min(whole, begun) > limit) return std::nullopt;
    // A beginning counts one more than the whole name, which is what was meant when both fit.
    const std::size_t distance = std::min(whole, begun + 1);
    return Match{4, distance};
}

}  // namespace

std::size_t editDistance(std::u32string_view a, std::u32string_view b, std::size_t limit)
{
    const std::size_t apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (apart > limit) return limit + 1;
    std::size_t result = b.size();  // of an empty a
    align(a, b, [&](const std::vector<std::size_t>& row) {
        result = row.back();
        return std::ranges::min(row) <= limit;
    });
    return std::min(result, limit + 1);
}

std::size_t prefixDistance(std::u32string_view typed, std::u32string_view name, std::size_t limit)
{
    std::size_t result = 0;  // of nothing typed
    align(typed, name.substr(0, typed.size() + limit), [&](const std::vector<std::size_t>& row) {
        result = std::ranges::min(row);
        return result <= limit;
    });
    return std::min(result, limit + 1);
}

NameSearch::NameSearch(const std::vector<std::vector<std::string>>& names,
                       std::vector<double> popularity)
    : m_popularity(std::move(popularity))
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto& own = m_byArtist.emplace_back();
        for (const std::string& name : names[i]) {
            own.push_back(toCodePoints(name));
            m_names.push_back({own.back(), static_cast<ArtistRow>(i)});
        }
    }
    std::ranges::sort(m_names, {}, &Name::text);
}

std::vector<NameHit> NameSearch::find(std::string_view typed, std::size_t most,
                                      const Candidates& candidates) const
{
    const std::string folded = foldName(typed);
    const std::u32string text = toCodePoints(folded);
    if (text.empty()) return {};
    std::vector<ArtistRow> rows;
    const auto begins = [&](const Name& name) {
        return std::u32string_view(name.text).substr(0, text.size());
    };
    const std::u32string_view beginning = text;
    const auto last = std::ranges::upper_bound(m_names, beginning, {}, begins);
    for (auto at = std::ranges::lower_bound(m_names, beginning, {}, begins); at != last; ++at)
        rows.push_back(at->artist);
    if (text.size() >= 3)
        for (const ArtistRow row : candidates(folded)) rows.push_back(row);
    // A short text with an error in it may share no three letters with the name ("daivs", "davis").
    constexpr std::size_t kShort = 6;
    if (text.size() <= kShort)
        for (const Name& name : m_names)
            if (match(name.text, text)) rows.push_back(name.artist);
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());

    struct Ranked {
        Match match;
        ArtistRow artist;
    };
    std::vector<Ranked> ranked;
    for (const ArtistRow row : rows) {
        std::optional<Match> best;
        for (const std::u32string& name : m_byArtist[row])
            if (const auto one = match(name, text); one && (!best || *one < *best)) best = one;
        if (best) ranked.push_back({*best, row});
    }
    std::ranges::sort(ranked, {}, [this](const Ranked& r) {
        return std::tuple(r.match, -m_popularity[r.artist], r.artist);
    });
    std::vector<NameHit> hits;
    for (const Ranked& one : ranked) {
        if (hits.size() == most) break;
        hits.push_back({one.artist, one.match.distance});
    }
    return hits;
}

}  // namespace crossfade
