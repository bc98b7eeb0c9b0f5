// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/experiment_sample.h"

#include <algorithm>
#include <thread>

namespace crossfade::test {

using Kind = ExperimentEvent::Kind;

ExperimentResult madeUpExperiment()
{
    ExperimentResult experiment;
    experiment.id = 1;
    experiment.name = "temperature";
    experiment.text = "name = temperature\ntemperature = 0.1 0.2\nseed = 0 1\n";
    experiment.created = "2026-01-31T12:00:00Z";
    experiment.runs = {
        {"temperature=0.1 seed=0", RunId{4}, ExperimentFigures{0.3, {0.28, 0.32}, 0.5}, 1.5, ""},
        {"temperature=0.1 seed=1", RunId{5}, ExperimentFigures{0.32, {0.3, 0.34}, 0.6}, 75.0, ""},
        {"temperature=0.2 seed=0", RunId{}, {}, 0.0, "There is nothing to train on."},
        {"temperature=0.2 seed=1", RunId{}, {}, 0.0, ""}};
    experiment.settings = {{"temperature=0.1", {2, 0.31, 0.01}, {2, 0.55, 0.05}}};
    return experiment;
}

ui::ExperimentWork MadeUpExperiments::work()
{
    ui::ExperimentWork work;
    work.read = [this](const auto&) -> Result<std::vector<ExperimentResult>> {
        const std::scoped_lock guard(m_lock);
        ++m_read;
        return m_experiments;
    };
    work.run = [this](const auto&, const Sweep& sweep, const ExperimentSink& tell,
                      const JobContext& job) { return run(sweep, tell, job); };
    work.warning = [] { return std::nullopt; };
    return work;
}

std::size_t MadeUpExperiments::timesRead()
{
    const std::scoped_lock guard(m_lock);
    return m_read;
}

void MadeUpExperiments::begin(const Sweep& sweep)
{
    const std::scoped_lock guard(m_lock);
    if (std::ranges::find(m_experiments, sweep.text, &ExperimentResult::text) !=
        m_experiments.end())
        return;
    ExperimentResult made{static_cast<std::int64_t>(m_experiments.size()) + 1,
                          sweep.name,
                          sweep.text,
                          "2026-01-31T12:00:00Z",
                          {},
                          {}};
    for (const SweepRun& run : sweep.runs) made.runs.push_back({run.label, {}, {}, 0.0, ""});
    m_experiments.insert(m_experiments.begin(), made);
}

Result<ExperimentSummary> MadeUpExperiments::run(const Sweep& sweep, const ExperimentSink& tell,
                                                 const JobContext& job)
{
    if (busy) return Error{ErrorCode::Busy, "Another program is writing to the project."};
    begin(sweep);
    ExperimentSummary summary;
    const auto change = [&](std::size_t i, auto how) {
        const std::scoped_lock guard(m_lock);
        how(std::ranges::find(m_experiments, sweep.text, &ExperimentResult::text)->runs[i]);
    };
    for (std::size_t i = 0; i < sweep.runs.size(); ++i) {
        const auto event = [&](Kind kind, const std::string& error = "") {
            ExperimentEvent one{kind, i, sweep.runs.size(), sweep.runs[i].label, {}, error};
            if (kind == Kind::Epoch) {
                one.epoch.emplace();
                one.epoch->epoch = 1;
            }
            tell(one);
        };
        bool done = false;
        change(i, [&](const ExperimentRunResult& run) { done = run.run.value != 0; });
        event(done ? Kind::Found : Kind::Begun);
        if (done) continue;
        event(Kind::Epoch);
        while (endless == i && !job.cancelled()) std::this_thread::yield();
        if (job.cancelled()) break;
        if (failing.contains(sweep.runs[i].label)) {
            change(i,
                   [](ExperimentRunResult& run) { run.error = "There is nothing to train on."; });
            event(Kind::Failed, "There is nothing to train on.");
            continue;
        }
        change(i, [&](ExperimentRunResult& run) {
            run.run = RunId{static_cast<std::int64_t>(i) + 1};
            run.figures = ExperimentFigures{0.3, {0.2, 0.4}, 0.5};
            run.error.clear();
        });
        event(Kind::Finished);
    }
    return summary;
}

}  // namespace crossfade::test
