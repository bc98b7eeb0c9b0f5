// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/modality_vectors.h"
#include "core/catalogue/run_record.h"
#include "core/jobs/job_context.h"
#include "core/model/train_options.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace crossfade {

/// What a trained model makes of the catalogue.
struct Encoded {
    ModalityVectors encodings;   ///< unit length, all modalities in the shared space
    std::vector<float> weights;  ///< fusion weight per modality, > 0
};

/// Trains in epochs, so that the caller may stop, look or save between two of them. Not
/// thread-safe: one thread at a time.
class Trainer {
public:
    virtual ~Trainer() = default;

    /// One pass over the pool. After a cancel or an error the trainer stands somewhere inside the
    /// epoch: go on from the last checkpoint, not from it.
    virtual Result<EpochReport> runEpoch(const JobContext& job) = 0;
    /// Epochs run so far.
    virtual int epoch() const = 0;
    /// All epochs are run, or patience has run out.
    virtual bool finished() const = 0;
    /// Names of EpochReport::termLosses: pairs of modalities, "subset", "links" and the like.
    virtual std::vector<std::string> lossTerms() const = 0;

    /// Weights, optimiser and counters: a trainer of the same features and options that restores it
    /// goes on to the same bytes as one that was never stopped.
    virtual std::vector<std::byte> checkpoint() const = 0;
    /// Corrupt if the bytes are not such a checkpoint.
    virtual Status restore(std::span<const std::byte> checkpoint) = 0;

    /// The weights that encode() uses, alone, for the run. The same training gives the same bytes.
    virtual std::vector<std::byte> model() const = 0;
    /// Threads that it computes with: the bytes depend on them.
    virtual int threads() const = 0;

    /// Encodes the features with the best weights so far (with patience), or the latest. Training
    /// goes on from the latest all the same.
    virtual Result<Encoded> encode(const JobContext& job) = 0;
};

/// What a model is trained on.
struct TrainingData {
    std::shared_ptr<const ModalityVectors>
        features;                 ///< in the modalities that it has encoders for
    std::vector<ArtistRow> pool;  ///< artists to learn from, each with two modalities or more
    /// Known similar artists, for a links weight over 0. Never of the val or test split.
    std::vector<std::pair<ArtistRow, ArtistRow>> links;
};

/// Artists with two modalities or more: the largest pool there is.
std::vector<ArtistRow> artistsToContrast(const ModalityVectors& features);

/// The model module, which brings LibTorch with it.
class ModelBackend {
public:
    virtual ~ModelBackend() = default;

    /// InvalidInput for options out of range, a pool of fewer than two artists (four with
    /// patience), a links weight without links, or a device that LibTorch does not have.
    virtual Result<std::unique_ptr<Trainer>> makeTrainer(TrainingData data,
                                                         const TrainOptions& options) = 0;

    /// Encodes one artist who came after training: per modality of the run a feature vector, or
    /// none.
    virtual Result<std::vector<std::optional<std::vector<float>>>> encodeOne(
        std::span<const std::byte> model,
        const std::vector<std::optional<std::vector<float>>>& features) = 0;

    virtual std::string torchVersion() const = 0;
};

/// Loads the model module on first need: programs that only browse never load LibTorch. It lies
/// beside the program or in ../lib/crossfade. Backend with a sentence if it can't be loaded. The
/// backend lives until the program ends.
Result<ModelBackend*> loadModelBackend();

/// The file of the BLAS that is loaded in this process, after loadModelBackend(); another one than
/// OpenBLAS if there are two, as that is the one which LibTorch calls. Empty if there is none.
std::string blasInUse();

/// A sentence if another BLAS than OpenBLAS is loaded in this process (it is about twenty times
/// slower), after loadModelBackend(); none if all is well.
std::optional<std::string> blasWarning();

}  // namespace crossfade
