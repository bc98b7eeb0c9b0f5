// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/research_work.h"

#include "ui/report/save_report.h"

#include <algorithm>

namespace crossfade::ui {

ResearchWork coreResearchWork()
{
    using Path = ResearchWork::Path;
    ResearchWork work;
    work.evaluate = [](const Path& path, const std::vector<SystemKey>& known,
                       const Protocol& protocol,
                       const JobContext& job) -> Result<std::vector<SystemResult>> {
        CROSSFADE_ASSIGN(Project project, Project::open(path));
        CROSSFADE_ASSIGN(std::vector<SystemKey> systems, allSystems(project));
        std::erase_if(systems, [&](const SystemKey& key) {
            return std::ranges::find(known, key) != known.end();
        });
        if (systems.empty()) return std::vector<SystemResult>();
        return evaluateSystems(project, systems, protocol, job);
    };
    work.evaluateThese = [](const Path& path, const std::vector<SystemKey>& systems,
                            const Protocol& protocol,
                            const JobContext& job) -> Result<std::vector<SystemResult>> {
        CROSSFADE_ASSIGN(Project project, Project::open(path));
        return evaluateSystems(project, systems, protocol, job);
    };
    work.mask = [](const Path& path, const SystemKey& system, const Protocol& protocol,
                   const JobContext& job) -> Result<MaskingResult> {
        CROSSFADE_ASSIGN(Project project, Project::open(path));
        return maskSystem(project, system, protocol, job);
    };
    work.compare = [](const Path& path, const std::vector<SystemKey>& systems,
                      const Protocol& protocol,
                      const JobContext& job) -> Result<std::vector<SystemComparison>> {
        CROSSFADE_ASSIGN(Project project, Project::open(path));
        return compareSystems(project, systems, protocol, job);
    };
    work.diagnose = [](const Path& path, const std::vector<SystemResult>& evaluated,
                       const Protocol& protocol, const JobContext& job) -> Result<Diagnosis> {
        CROSSFADE_ASSIGN(Project project, Project::open(path));
        return diagnose(project, evaluated, protocol, job);
    };
    work.report = [](const Path& path, const Path& file, const JobContext& job) {
        return saveReport(path, file, {}, job);
    };
    return work;
}

}  // namespace crossfade::ui
