// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/region_names.h"

#include "core/base/check.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string_view>

namespace crossfade {

namespace {

constexpr std::size_t kMostTags = 3;
constexpr std::string_view kBetween = " · ";
/// Of the first tag's score, which the others need at least.
constexpr double kLeastPart = 0.5;

/// Amounts per region and tag, and how many members each tag is said of.
struct TagAmounts {
    std::size_t tags = 0;
    std::vector<double> amounts;         ///< regions x tags
    std::vector<std::uint32_t> bearers;  ///< regions x tags
    std::vector<double> sums;            ///< per region
    std::vector<double> ofAll;           ///< per tag
    double sum = 0.0;
};

TagAmounts countTags(const TagData& tags, std::span<const std::uint32_t> regionOf,
                     std::size_t regions)
{
    TagAmounts counted;
    counted.tags = tags.tags.size();
    counted.amounts.resize(regions * counted.tags, 0.0);
    counted.bearers.resize(regions * counted.tags, 0);
    counted.sums.resize(regions, 0.0);
    counted.ofAll.resize(counted.tags, 0.0);
    std::vector<double> said(regionOf.size(), 0.0);
    for (const TagData::Entry& entry : tags.entries)
        said[entry.artist] += static_cast<double>(entry.count);
    for (const TagData::Entry& entry : tags.entries) {
        const std::uint32_t region = regionOf[entry.artist];
        if (region >= regions) continue;
        const double amount = static_cast<double>(entry.count) / said[entry.artist];
        counted.amounts[region * counted.tags + entry.tag] += amount;
        ++counted.bearers[region * counted.tags + entry.tag];
        counted.sums[region] += amount;
        counted.ofAll[entry.tag] += amount;
        counted.sum += amount;
    }
    return counted;
}

/// Eq. 22: the log-odds ratio (16) in units of its standard deviation (20).
double score(double inside, double allInside, double outside, double allOutside, double prior,
             double allPrior)
{
    const double oddsInside = std::log((inside + prior) / (allInside + allPrior - inside - prior));
    const double oddsOutside =
        std::log((outside + prior) / (allOutside + allPrior - outside - prior));
    return (oddsInside - oddsOutside) / std::sqrt(1.0 / (inside + prior) + 1.0 / (outside + prior));
}

std::vector<DistinctiveTag> tagsOfRegion(const TagAmounts& counted, std::size_t region,
                                         std::size_t members, std::size_t most)
{
    const auto regions = static_cast<double>(counted.sums.size());
    std::vector<DistinctiveTag> found;
    for (std::size_t t = 0; t < counted.tags; ++t) {
        const std::size_t at = region * counted.tags + t;
        if (counted.bearers[at] < std::min<std::size_t>(2, members)) continue;
        const double inside = counted.amounts[at];
        // All other tags together are the odds' other side; with one tag in all there is none.
        if (counted.ofAll[t] >= counted.sum) continue;
        const double value =
            score(inside, counted.sums[region], std::max(0.0, counted.ofAll[t] - inside),
                  std::max(0.0, counted.sum - counted.sums[region]), counted.ofAll[t] / regions,
                  counted.sum / regions);
        if (value > 0.0) found.push_back({static_cast<std::uint32_t>(t), value});
    }
    std::ranges::sort(found, [](const DistinctiveTag& a, const DistinctiveTag& b) {
        return a.score != b.score ? a.score > b.score : a.tag < b.tag;
    });
    if (found.size() > most) found.resize(most);
    return found;
}

/// Small letters of ASCII with one blank for whatever is between the words, also at both ends.
std::string folded(std::string_view tag)
{
    std::string text = " ";
    for (const char c : toLowerAscii(tag)) {
        const bool letter = (static_cast<unsigned char>(c) & 0x80U) != 0 ||
                            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (letter)
            text += c;
        else if (text.back() != ' ')
            text += ' ';
    }
    if (text.back() != ' ') text += ' ';
    return text;
}

bool saysTheSame(const std::string& a, const std::string& b)
{
    const std::string one = folded(a);
    const std::string other = folded(b);
    // Tags of signs alone fold to a blank, which is in everything.
    if (one == " " || other == " ") return a == b;
    return one.find(other) != std::string::npos || other.find(one) != std::string::npos;
}

/// Names that were given, by what is in them, in any order.
class NamesTaken {
public:
    /// Takes the name if nobody has it.
    bool take(std::vector<std::string> parts)
    {
        std::ranges::sort(parts);
        return m_names.insert(std::move(parts)).second;
    }

private:
    std::set<std::vector<std::string>> m_names;
};

class RegionNamer {
public:
    explicit RegionNamer(const std::vector<std::string>& tags) : m_tags(&tags) {}

    RegionName name(const std::vector<DistinctiveTag>& distinctive, const std::string& bestKnown)
    {
        const std::vector<std::string> words = wordsOf(distinctive);
        const std::size_t strong = strongOf(distinctive, words.size());
        for (std::size_t count = strong; count > 0 && count <= std::min(kMostTags, words.size());
             ++count)
            if (const auto found = tryName({words.begin(), words.begin() + offset(count)}))
                return *found;
        for (std::size_t last = kMostTags; last < words.size(); ++last)
            if (const auto found = tryName({words[0], words[1], words[last]})) return *found;
        return nameByMember(
            {words.begin(), words.begin() + offset(std::min(strong, kMostTags - 1))}, bestKnown);
    }

private:
    static std::ptrdiff_t offset(std::size_t count) { return static_cast<std::ptrdiff_t>(count); }

    /// The tags on one line each, without those that say an earlier one again.
    std::vector<std::string> wordsOf(const std::vector<DistinctiveTag>& distinctive)
    {
        std::vector<std::string> words;
        m_scores.clear();
        for (const DistinctiveTag& one : distinctive) {
            const std::string word = onOneLine((*m_tags)[one.tag]);
            if (word.empty() || std::ranges::any_of(words, [&](const std::string& other) {
                    return saysTheSame(word, other);
                }))
                continue;
            words.push_back(word);
            m_scores.push_back(one.score);
        }
        return words;
    }
    std::size_t strongOf(const std::vector<DistinctiveTag>& distinctive, std::size_t words) const
    {
        if (words == 0) return 0;
        std::size_t strong = 1;
        while (strong < std::min(kMostTags, words) &&
               m_scores[strong] >= kLeastPart * distinctive[0].score)
            ++strong;
        return strong;
    }
    std::optional<RegionName> tryName(const std::vector<std::string>& tags)
    {
        if (!m_taken.take(tags)) return std::nullopt;
        return RegionName{joinText(tags, kBetween), tags};
    }
    RegionName nameByMember(const std::vector<std::string>& tags, const std::string& bestKnown)
    {
        std::vector<std::string> parts = tags;
        parts.push_back(bestKnown);
        for (std::size_t number = 2; !m_taken.take(parts); ++number)
            parts.back() = bestKnown + " " + std::to_string(number);
        return {joinText(parts, kBetween), tags};
    }

    const std::vector<std::string>* m_tags;
    std::vector<double> m_scores;  ///< of the words
    NamesTaken m_taken;
};

}  // namespace

std::vector<std::vector<DistinctiveTag>> distinctiveTags(const TagData& tags,
                                                         std::span<const std::uint32_t> regionOf,
                                                         std::size_t regions, std::size_t most)
{
    const TagAmounts counted = countTags(tags, regionOf, regions);
    std::vector<std::size_t> members(regions, 0);
    for (const std::uint32_t region : regionOf)
        if (region < regions) ++members[region];
    std::vector<std::vector<DistinctiveTag>> found;
    for (std::size_t r = 0; r < regions; ++r)
        found.push_back(tagsOfRegion(counted, r, members[r], most));
    return found;
}

std::vector<RegionName> regionNames(const std::vector<std::string>& tags,
                                    const std::vector<std::vector<DistinctiveTag>>& distinctive,
                                    std::span<const std::string> bestKnown)
{
    CROSSFADE_CHECK(bestKnown.size() == distinctive.size());
    RegionNamer namer(tags);
    std::vector<RegionName> names;
    for (std::size_t r = 0; r < distinctive.size(); ++r)
        names.push_back(namer.name(distinctive[r], bestKnown[r]));
    return names;
}

}  // namespace crossfade
