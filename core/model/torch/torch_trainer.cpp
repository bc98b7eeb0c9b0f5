// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/torch_trainer.h"

#include "core/base/random.h"
#include "core/jobs/parallel_for.h"
#include "core/model/pca_start.h"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <sstream>

namespace crossfade {

namespace {

constexpr double kWeightRateFactor = 3.0;  // fusion weights have few gradients and far to go
constexpr std::uint64_t kHeldOutSeed = 0xE5C0;
constexpr std::int64_t kEncodeRows = 4096;

std::vector<std::int64_t> inputSizes(const ModalityVectors& features)
{
    std::vector<std::int64_t> sizes;
    for (const Matrix& block : features.vectors)
        sizes.push_back(static_cast<std::int64_t>(block.cols));
    return sizes;
}

torch::Tensor rowIndex(const std::vector<ArtistRow>& artists)
{
    auto index = torch::empty({static_cast<std::int64_t>(artists.size())}, torch::kLong);
    std::copy(artists.begin(), artists.end(), index.data_ptr<std::int64_t>());
    return index;
}

/// Below this a step is so short that two threads wait for each other longer than they compute.
constexpr std::size_t kSmallBatch = 512;

int threadsFor(const TrainOptions& options, std::size_t pool)
{
    if (options.threads > 0) return options.threads;
    const std::size_t batch = std::min(pool, static_cast<std::size_t>(options.batch));
    return batch < kSmallBatch ? 1 : static_cast<int>(defaultThreadCount());
}

std::vector<std::byte> bytesOf(torch::serialize::OutputArchive& archive)
{
    std::ostringstream stream;
    archive.save_to(stream);
    const std::string text = stream.str();
    std::vector<std::byte> bytes(text.size());
    std::memcpy(bytes.data(), text.data(), text.size());
    return bytes;
}

/// Holds a tenth of the pool out, so that patience has a signal that needs no similarity pairs.
std::vector<ArtistRow> takeHeldOut(std::vector<ArtistRow>& pool, std::uint64_t seed)
{
    Random random(derivedSeed(seed, kHeldOutSeed));
    random.shuffle(std::span(pool));
    const auto count = static_cast<std::ptrdiff_t>(std::max<std::size_t>(pool.size() / 10, 2));
    std::vector<ArtistRow> heldOut(pool.end() - count, pool.end());
    pool.resize(pool.size() - static_cast<std::size_t>(count));
    return heldOut;
}

/// Puts the best weights, where there are any, into the network; the latest are back when this
/// ends, so that training goes on from them.
class BestWeights {
public:
    BestWeights(const Network& network, const std::vector<torch::Tensor>& best)
        : m_parameters(network.parameters())
    {
        for (std::size_t i = 0; i < best.size(); ++i) {
            m_latest.push_back(m_parameters[i].detach().clone());
            m_parameters[i].data().copy_(best[i]);
        }
    }
    ~BestWeights()
    {
        for (std::size_t i = 0; i < m_latest.size(); ++i) m_parameters[i].data().copy_(m_latest[i]);
    }
    BestWeights(const BestWeights&) = delete;
    BestWeights& operator=(const BestWeights&) = delete;

private:
    std::vector<torch::Tensor> m_parameters;
    std::vector<torch::Tensor> m_latest;
};

}  // namespace

TorchTrainer::TorchTrainer(TrainingData data, const TrainOptions& options)
    : m_features(std::move(data.features)),
      m_options(options),
      m_device(options.device),
      m_threads(threadsFor(options, data.pool.size())),
      m_links(m_features->presence,
              options.linksWeight > 0.0 ? std::move(data.links) : decltype(data.links)(),
              static_cast<std::size_t>(options.batch), options.seed)
{
    at::set_num_threads(m_threads);
    torch::manual_seed(m_options.seed);
    for (const Matrix& block : m_features->vectors)
        m_inputs.push_back(toTensor(block).to(m_device));
    const auto batch = static_cast<std::size_t>(m_options.batch);
    if (m_options.patience > 0) {
        const std::vector<ArtistRow> heldOut = takeHeldOut(data.pool, m_options.seed);
        m_heldOut = std::make_unique<BatchSampler>(m_features->presence, heldOut, batch,
                                                   derivedSeed(m_options.seed, kHeldOutSeed));
    }
    m_sampler = std::make_unique<BatchSampler>(m_features->presence, std::move(data.pool), batch,
                                               m_options.seed, m_options.modalityDropout);
    m_network = std::make_shared<Network>(m_features->names, inputSizes(*m_features), m_options);
    if (m_options.initialisation == Initialisation::Pca) {
        std::vector<float> weights;
        for (const std::string& name : m_features->names)
            weights.push_back(static_cast<float>(m_options.startWeight(name)));
        m_network->startFrom(
            pcaStart(*m_features, weights, static_cast<std::size_t>(m_options.dimension)));
    }
    m_network->to(m_device);
    m_objectives = makeObjectives(m_options, m_features->names);
    makeOptimiser();
}

void TorchTrainer::makeOptimiser()
{
    const auto at = [&](double rate) {
        return torch::optim::AdamWOptions(rate).weight_decay(m_options.weightDecay);
    };
    std::vector<torch::optim::OptimizerParamGroup> groups;
    const auto add = [&](std::vector<torch::Tensor> parameters, double rate) {
        if (!parameters.empty())
            groups.emplace_back(std::move(parameters),
                                std::make_unique<torch::optim::AdamWOptions>(at(rate)));
    };
    add(m_network->encoderParameters(), m_options.learningRate);
    add(m_network->residualParameters(), m_options.residualRate);
    const double few = m_options.learningRate * kWeightRateFactor;
    if (m_options.objective == Objective::Subset || m_options.linksWeight > 0.0)
        add({m_network->logWeights()}, few);
    if (m_options.learnTemperature) add({m_network->logTemperature()}, few);
    m_optimiser =
        std::make_unique<torch::optim::AdamW>(std::move(groups), at(m_options.learningRate));
}

std::vector<std::string> TorchTrainer::lossTerms() const
{
    std::vector<std::string> names;
    for (const auto& objective : m_objectives)
        for (std::string& name : objective->terms()) names.push_back(std::move(name));
    if (!m_links.empty()) names.emplace_back("links");
    return names;
}

bool TorchTrainer::finished() const
{
    return m_epoch >= m_options.epochs ||
           (m_options.patience > 0 && m_epoch - m_bestEpoch >= m_options.patience);
}

EncodedBatch TorchTrainer::encodeBatch(const std::vector<ArtistRow>& artists,
                                       const std::vector<ModalityMask>& seen)
{
    const auto index = rowIndex(artists).to(m_device);
    std::vector<torch::Tensor> encodings;
    for (std::size_t m = 0; m < m_inputs.size(); ++m)
        encodings.push_back(m_network->encode(m, m_inputs[m].index_select(0, index)));
    return {torch::stack(encodings, 1), (maskTensor(seen, m_inputs.size()) > 0.5).to(m_device)};
}

std::vector<torch::Tensor> TorchTrainer::losses(const Batch& batch)
{
    const EncodedBatch encoded = encodeBatch(batch.artists, batch.seen);
    std::vector<torch::Tensor> all;
    for (const auto& objective : m_objectives)
        for (auto& loss : objective->losses(*m_network, encoded, batch))
            all.push_back(std::move(loss));
    return all;
}

Result<EpochReport> TorchTrainer::runEpoch(const JobContext& job)
{
    return torchGuarded([&] { return trainEpoch(job); });
}

Result<EpochReport> TorchTrainer::trainEpoch(const JobContext& job)
{
    const auto start = std::chrono::steady_clock::now();
    EpochReport report;
    report.epoch = m_epoch + 1;
    // Seeded by epoch, so that dropout after a restart is what it would have been.
    torch::manual_seed(derivedSeed(m_options.seed, static_cast<std::uint64_t>(report.epoch)));
    m_network->train();
    const std::vector<Batch> batches = m_sampler->epoch(report.epoch);
    const std::vector<LinkBatch> links = m_links.empty()
                                             ? std::vector<LinkBatch>(batches.size())
                                             : m_links.epoch(report.epoch, batches.size());
    std::vector<int> termBatches(lossTerms().size(), 0);
    report.termLosses.assign(termBatches.size(), 0.0);
    const std::string step =
        "Epoch " + std::to_string(report.epoch) + " of " + std::to_string(m_options.epochs);
    const std::uint64_t total = batches.size() * static_cast<std::uint64_t>(m_options.epochs);
    for (std::size_t b = 0; b < batches.size(); ++b) {
        if (auto stop =
                job.advance(step, static_cast<std::uint64_t>(m_epoch) * batches.size() + b, total))
            return *stop;
        auto terms = losses(batches[b]);
        if (!m_links.empty())
            terms.push_back(
                m_options.linksWeight *
                linkLoss(*m_network, encodeBatch(links[b].artists, links[b].seen), links[b]));
        torch::Tensor sum;
        for (std::size_t t = 0; t < terms.size(); ++t) {
            if (!terms[t].defined()) continue;
            sum = sum.defined() ? sum + terms[t] : terms[t];
            report.termLosses[t] += terms[t].item<double>();
            ++termBatches[t];
        }
        if (!sum.defined()) continue;
        const auto loss = sum.item<double>();
        if (!std::isfinite(loss))
            return Error{ErrorCode::Backend,
                         "The loss became " + std::to_string(loss) + " in epoch " +
                             std::to_string(report.epoch) +
                             "; try a lower learning rate or a higher temperature."};
        report.loss += loss / static_cast<double>(batches.size());
        m_optimiser->zero_grad();
        sum.backward();
        m_optimiser->step();
    }
    for (std::size_t t = 0; t < termBatches.size(); ++t)
        report.termLosses[t] /= std::max(termBatches[t], 1);
    ++m_epoch;
    if (m_heldOut) {
        report.validationLoss = heldOutLoss();
        if (m_bestEpoch == 0 || *report.validationLoss < m_bestLoss) {
            m_bestLoss = *report.validationLoss;
            m_bestEpoch = m_epoch;
            m_best.clear();
            for (const auto& parameter : m_network->parameters())
                m_best.push_back(parameter.detach().clone());
        }
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

double TorchTrainer::heldOutLoss()
{
    const torch::NoGradGuard noGrad;
    m_network->eval();
    const std::vector<Batch> batches = m_heldOut->epoch(0);  // the same sides every time
    double sum = 0.0;
    for (const Batch& batch : batches)
        for (const auto& loss : losses(batch))
            if (loss.defined()) sum += loss.item<double>();
    return sum / static_cast<double>(batches.size());
}

std::vector<std::byte> TorchTrainer::checkpoint() const
{
    torch::serialize::OutputArchive archive;
    archive.write("epoch", torch::tensor(static_cast<std::int64_t>(m_epoch)));
    archive.write("bestEpoch", torch::tensor(static_cast<std::int64_t>(m_bestEpoch)));
    archive.write("bestLoss", torch::tensor(m_bestLoss, torch::kFloat64));
    for (std::size_t i = 0; i < m_best.size(); ++i)
        archive.write("best" + std::to_string(i), m_best[i]);
    torch::serialize::OutputArchive network;
    m_network->save(network);
    archive.write("network", network);
    torch::serialize::OutputArchive optimiser;
    m_optimiser->save(optimiser);
    archive.write("optimiser", optimiser);
    return bytesOf(archive);
}

std::vector<std::byte> TorchTrainer::model() const
{
    const BestWeights best(*m_network, m_best);
    torch::serialize::OutputArchive archive;
    torch::serialize::OutputArchive network;
    m_network->save(network);
    archive.write("network", network);
    return bytesOf(archive);
}

Status TorchTrainer::restore(std::span<const std::byte> checkpoint)
{
    auto status = torchGuarded([&]() -> Status {
        torch::serialize::InputArchive archive;
        archive.load_from(reinterpret_cast<const char*>(checkpoint.data()), checkpoint.size());
        torch::Tensor epoch;
        torch::Tensor bestEpoch;
        torch::Tensor bestLoss;
        archive.read("epoch", epoch);
        archive.read("bestEpoch", bestEpoch);
        archive.read("bestLoss", bestLoss);
        torch::serialize::InputArchive network;
        archive.read("network", network);
        std::vector<std::vector<std::int64_t>> shapes;
        for (const auto& parameter : m_network->parameters())
            shapes.push_back(parameter.sizes().vec());
        m_network->load(network);
        for (std::size_t i = 0; i < shapes.size(); ++i)  // load() takes any shape
            TORCH_CHECK(m_network->parameters()[i].sizes() == shapes[i], "other dimensions");
        torch::serialize::InputArchive optimiser;
        archive.read("optimiser", optimiser);
        m_optimiser->load(optimiser);
        m_epoch = static_cast<int>(epoch.item<std::int64_t>());
        m_bestEpoch = static_cast<int>(bestEpoch.item<std::int64_t>());
        m_bestLoss = bestLoss.item<double>();
        m_best.clear();
        if (m_bestEpoch > 0) {
            m_best.resize(m_network->parameters().size());
            for (std::size_t i = 0; i < m_best.size(); ++i)
                archive.read("best" + std::to_string(i), m_best[i]);
        }
        return ok();
    });
    if (!status.hasValue())
        return Error{ErrorCode::Corrupt,
                     "The checkpoint does not fit this training (" + status.error().message + ")."};
    return ok();
}

Result<Encoded> TorchTrainer::encode(const JobContext& job)
{
    return torchGuarded([&]() -> Result<Encoded> {
        const torch::NoGradGuard noGrad;
        const BestWeights best(*m_network, m_best);
        m_network->eval();
        const auto dimension = static_cast<std::size_t>(m_options.dimension);
        Encoded encoded;
        encoded.encodings.names = m_features->names;
        encoded.encodings.presence = m_features->presence;
        const auto weights = m_network->logWeights().exp().cpu().contiguous();
        encoded.weights.assign(weights.data_ptr<float>(),
                               weights.data_ptr<float>() + weights.numel());
        for (std::size_t m = 0; m < m_inputs.size(); ++m) {
            if (auto stop = job.advance("Encoding " + m_features->names[m], m, m_inputs.size()))
                return *stop;
            Matrix matrix(m_features->artistCount(), dimension);
            for (std::int64_t begin = 0; begin < m_inputs[m].size(0); begin += kEncodeRows) {
                const auto rows = std::min(kEncodeRows, m_inputs[m].size(0) - begin);
                const auto block =
                    m_network->encode(m, m_inputs[m].narrow(0, begin, rows)).cpu().contiguous();
                std::copy_n(block.data_ptr<float>(), block.numel(),
                            matrix.values.begin() + begin * m_options.dimension);
            }
            for (std::size_t i = 0; i < matrix.rows; ++i)
                if (!m_features->presence[i].has(m)) std::ranges::fill(matrix.row(i), 0.0F);
            encoded.encodings.vectors.push_back(std::move(matrix));
        }
        return encoded;
    });
}

}  // namespace crossfade
