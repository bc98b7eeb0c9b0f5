// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/train_options.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace crossfade {

/// One training of a sweep.
struct SweepRun {
    /// "temperature=0.05 seed=1": what varies in the sweep, values as written; the sweep's name
    /// where nothing varies.
    std::string label;
    TrainOptions options;
};

/// Trainings that ask one question together. Its text is what it is recognised by.
struct Sweep {
    std::string name;
    std::string text;  ///< the file's
    std::vector<SweepRun> runs;
};

inline constexpr std::size_t kMostSweepRuns = 500;

/// Reads a sweep file, which is UTF-8 text of lines `key = values`:
///
///     # From a # at the start of a line or after a blank to the line's end: a comment.
///     name = temperature sweep
///     objective = subset pairwise
///     temperature = 0.05 0.1 0.2
///     modalities = audio,tags -
///     seed = 0 1 2
///
/// `one-of` compares changes one at a time instead of all their combinations: its values are
/// settings, several joined by semicolons, or `-` for none, which is then called "plain":
///
///     one-of = - pairwise-weight=0 init=random;hidden=512
///
/// They have the last word over the other lines. `name` is needed. Each other key is `objective`
/// (subset where it is absent) or a training option by its name, with one value or several
/// separated by blanks; `-` is an empty value: all modalities, no random encoders, no weights. The
/// runs are the Cartesian product of the values in the order of the lines, those of the last line
/// fastest; what no line names keeps the objective's default.
///
/// InvalidInput with file, line and value for an unknown or repeated key, a key without values, a
/// value that can't be or is there twice, more than 500 runs, and the first run that
/// checkTrainOptions refuses for these modalities.
Result<Sweep> parseSweep(const std::string& text, const std::string& fileName,
                         std::span<const std::string> modalities);

/// The label of all runs that differ from this one's by seed only: "temperature=0.05".
std::string labelWithoutSeed(const std::string& label);

}  // namespace crossfade
