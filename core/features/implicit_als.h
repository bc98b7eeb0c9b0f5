// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/jobs/job_context.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace crossfade {

/// How much is known of one (row, column) pair: confidence c - 1 of Hu, Koren, Volinsky (2008).
struct Confidence {
    std::uint32_t other = 0;  ///< the column (or row)
    float extra = 0.0F;       ///< c - 1 > 0
};

/// c - 1 = log(1 + plays).
float confidenceOf(float plays);

/// Multiplies an artist's confidences by sqrt(meanListeners / listeners), where each entry is a
/// listener: of one with few, each says more. It is what the length normalisation of BM25 does for
/// words, and worth .006 nDCG on a real catalogue.
void normaliseListeners(std::span<Confidence> entries, double meanListeners);

/// Solves for one side's factors given the other's, eq. 4 and 5 of the paper:
/// x = (Y'Y + Y'(C - I)Y + reg I)^-1 Y'C p, with p = 1 on the entries given. Keeps a reference to
/// `others` (rows x d). solve() is const and may be called from several threads.
class AlsSolver {
public:
    AlsSolver(const Matrix& others, double regularisation);
    ~AlsSolver();
    AlsSolver(const AlsSolver&) = delete;
    AlsSolver& operator=(const AlsSolver&) = delete;

    /// `factor` has d places. With no entries it becomes 0.
    void solve(std::span<const Confidence> entries, std::span<float> factor) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

struct AlsOptions {
    std::size_t dimension = 128;
    double regularisation = 20.0;
    int sweeps = 12;
    std::uint64_t seed = 0;
    unsigned threads = 0;  ///< 0: one per core; the result does not depend on it
};

struct AlsFactors {
    Matrix rows;     ///< rows x dimension, solved last
    Matrix columns;  ///< columns x dimension
};

/// Alternates from small random row factors. `entries[i]` are those of row i.
Result<AlsFactors> factorise(const std::vector<std::vector<Confidence>>& entries,
                             std::size_t columnCount, const AlsOptions& options,
                             const JobContext& job);

}  // namespace crossfade
