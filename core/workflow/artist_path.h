// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/jobs/job_context.h"
#include "core/workflow/snapshot.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace crossfade {

/// A step from one artist to another, and the score that the other has in a list of the first.
struct PathStep {
    ArtistRow to = 0;
    float score = 0.0F;

    /// How far it is: 1 - score, at least 0.
    float length() const { return score < 1.0F ? 1.0F - score : 0.0F; }
    bool operator==(const PathStep&) const = default;
};

/// Which steps a path may take. From each artist there is one to each of the k nearest under a
/// comparison, and to everybody among whose k nearest the artist is, so that nobody is out of
/// reach who is near to nobody else.
struct PathGraph {
    std::size_t k = 0;
    std::vector<std::vector<PathStep>> steps;  ///< per artist of the catalogue, by row

    bool operator==(const PathGraph&) const = default;
};

/// `members`: who may be on a path. Scores are those of Explorer's lists, hubs reduced. Searches
/// the k nearest of all members: seconds on ten thousand. `run` is without what is taken to be
/// missing. Cancelled.
Result<PathGraph> makePathGraph(const LoadedRun& run, const Comparison& comparison,
                                std::span<const ArtistRow> members, std::size_t k, unsigned threads,
                                const JobContext& job);

struct ArtistPath {
    std::vector<ArtistRow> artists;  ///< from A to B, both included; none where there is no path
    std::vector<float> scores;       ///< of each step: one less than artists
    float largestStep = 0.0F;        ///< 1 less the lowest score
    float length = 0.0F;             ///< sum of 1 - score
    /// The most stops between A and B that the path was allowed: what was asked for, or more where
    /// none is so short.
    std::size_t allowed = 0;

    std::size_t stops() const { return artists.size() < 2 ? 0 : artists.size() - 2; }
};

/// Of all paths from A to B with at most so many stops between them one whose largest step is
/// smallest, and of those one whose steps are shortest in sum: both are the least there is (dynamic
/// programming over the number of steps, Bellman 1958; first for the largest step, then for the sum
/// over the steps that are not larger). Where no path has so few stops, those of the fewest stops
/// are taken. As small steps are many, it mostly has as many stops as it may. Ties by row. No
/// artist occurs twice.
ArtistPath bestPath(const PathGraph& graph, ArtistRow from, ArtistRow to, std::size_t mostStops);

/// A path as a view shows it.
struct PathRequest {
    ArtistRow from = 0;
    ArtistRow to = 0;
    std::size_t stops = 6;  ///< at most, between the two
    std::size_t k = 20;     ///< see PathGraph
    /// Per artist, whom filters hide: no stop, but perhaps an end. Empty: nobody.
    std::vector<bool> hidden;
    unsigned threads = 0;
};

struct FoundPath {
    ArtistPath path;
    std::optional<float> direct;  ///< score of B in A's list; none where they can't be compared
    std::string reason;           ///< why there is no path; empty where there is one
    std::string remark;  ///< where the path has more or fewer stops than were asked for, why
};

/// Makes the graph and finds the path.
Result<FoundPath> findPath(const CatalogueSnapshot& catalogue, const LoadedRun& run,
                           const Comparison& comparison, const PathRequest& request,
                           const JobContext& job);

}  // namespace crossfade
