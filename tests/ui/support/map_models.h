// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/map_models.h"
#include "ui/models/project_session.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace crossfade::test {

/// The same places, of those who have none as well.
inline bool samePlaces(const Matrix& a, const Matrix& b)
{
    return a.rows == b.rows && a.cols == b.cols &&
           std::ranges::equal(a.values, b.values, [](float one, float other) {
               return one == other || (std::isnan(one) && std::isnan(other));
           });
}

/// The sample project with all that its map shows, as the window puts it together.
class MapModelsTest : public SampleProjectTest {
protected:
    void SetUp() override { open(trained()); }

    void open(const std::filesystem::path& project)
    {
        m_session = valueOf(ui::ProjectSession::open(project));
        m_exploration.setSources(m_session->catalogue(), m_session->run());
        m_map.selection.setCatalogue(m_session->catalogue());
        m_map.layout.setSources(m_session->project(), m_session->catalogue(), m_session->run());
        m_map.facts.setSources(m_session->path(), m_session->catalogue(), m_session->run());
    }
    void settle()
    {
        ASSERT_TRUE(comesTrue([this] {
            return m_map.layout.settled() && !m_map.places.stale() && !m_map.facts.stale();
        }));
    }
    /// With PCA, which is there at once.
    void freeze() { m_map.layout.choose({LayoutMethod::Pca, 0}); }
    const Matrix& layout() const { return *m_map.layout.points(); }
    const Matrix& places() const { return *m_map.places.places(); }

    std::unique_ptr<ui::ProjectSession> m_session;
    ui::ExplorationModel m_exploration;
    ui::MapModels m_map{m_exploration};
};

}  // namespace crossfade::test
