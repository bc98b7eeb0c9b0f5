// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/session_keeper.h"

#include "ui/models/exploration_model.h"
#include "ui/models/map_models.h"
#include "ui/models/project_session.h"
#include "ui/models/text.h"
#include "ui/widgets/mixer_panel.h"
#include "ui/window/docks.h"
#include "ui/window/explore_page.h"
#include "ui/window/workspace.h"

namespace crossfade::ui {

SessionKeeper::SessionKeeper(ExplorationModel& exploration, Workspace& workspace,
                             const Docks& docks, QObject* parent)
    : QObject(parent), m_exploration(&exploration), m_workspace(&workspace), m_docks(&docks)
{
    m_timer.setInterval(kEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &SessionKeeper::save);
}

void SessionKeeper::setSession(ProjectSession* session)
{
    m_session = session;
    m_saved = {};
    m_runner.reset();  // waits
    m_timer.stop();
    if (session == nullptr || m_passive) return;
    mark();
    // Whoever is there now needs no way back there.
    for (const LeftSession& left : sessionsLeft())
        if (left.project == m_marked->first) forgetSession(left);
    m_timer.start();
}

void SessionKeeper::end()
{
    m_timer.stop();
    m_marker.end();
    m_marked.reset();
}

WindowState SessionKeeper::windowState() const
{
    ExplorePage& page = *m_workspace->explore();
    WindowState state;
    state.page = m_workspace->exploring()    ? WindowPage::Explore
                 : m_workspace->inspecting() ? WindowPage::Inspect
                                             : WindowPage::Research;
    state.side = page.mixer()->side();
    state.layout = page.mapModels().layout.key();
    state.colour = page.mapModels().colours.choice();
    return state;
}

SessionTexts SessionKeeper::texts() const
{
    if (m_session == nullptr || !m_exploration->hasSources()) return {};
    const auto& modalities = m_exploration->run()->record.modalities;
    const auto& columns = m_exploration->catalogue().stored.catalogue.metadataColumns;
    return {toJson(m_exploration->state(), modalities), toJson(windowState(), modalities, columns)};
}

void SessionKeeper::mark()
{
    const auto query = m_exploration->query();
    std::pair<QString, QString> now(
        qt(std::filesystem::absolute(m_session->path()).string()),
        query ? qt(m_exploration->catalogue().label(*query)) : QString());
    if (m_marked == now) return;
    m_marker.mark(now.first, now.second);
    m_marked = std::move(now);
}

void SessionKeeper::save()
{
    if (m_session == nullptr || m_passive || saving()) return;
    mark();
    m_docks->save();
    SessionTexts now = texts();
    if (now == m_saved || now == SessionTexts() || m_session->project().readOnly()) return;
    if (!m_runner) m_runner = std::make_unique<JobRunner>();
    const auto work = [path = m_session->path(), now](const JobContext&) {
        return storeSession(path, now);
    };
    // Where another program writes for long it is tried again.
    m_runner->start(tr("Saving the session"), work, [this, now](const Status& stored) {
        if (stored.hasValue()) m_saved = now;
    });
}

Status SessionKeeper::saveNow()
{
    m_runner.reset();  // waits, so that what is older is not written after this
    const SessionTexts now = texts();
    if (m_passive || now == m_saved || now == SessionTexts()) return ok();
    CROSSFADE_TRY(storeSession(m_session->path(), now));
    m_saved = now;
    return ok();
}

void SessionKeeper::restore()
{
    restoreExploration();
    if (m_passive) return;
    mark();
    const auto text = m_session->project().loadWindow();
    if (!text.hasValue() || !text.value()) return;
    const auto state =
        windowStateFromJson(*text.value(), m_exploration->run()->record.modalities,
                            m_exploration->catalogue().stored.catalogue.metadataColumns);
    if (state.hasValue()) showWindow(state.value());
}

void SessionKeeper::showWindow(const WindowState& state)
{
    ExplorePage& page = *m_workspace->explore();
    page.mixer()->setSide(state.side);
    page.mapModels().layout.choose(state.layout);
    page.mapModels().colours.choose(state.colour);
    switch (state.page) {
        case WindowPage::Explore:
            m_workspace->showExplore();
            break;
        case WindowPage::Inspect:
            m_workspace->showInspect();
            break;
        case WindowPage::Research:
            m_workspace->showResearch();
            break;
    }
}

void SessionKeeper::restoreExploration()
{
    const auto text = m_session->project().loadSession();
    if (!text.hasValue() || !text.value()) {
        m_exploration->askForSomeone();
        return;
    }
    const RunRecord& run = m_exploration->run()->record;
    auto state = explorationStateFromJson(*text.value(), run.modalities);
    if (!state.hasValue()) return;
    // A session of another run says whom one looked at, not how that run is mixed.
    if (state.value().run != run.id) {
        ExplorationState now = m_exploration->state();
        now.query = state.value().query;
        m_exploration->apply(m_exploration->withSomebody(std::move(now)));
        return;
    }
    m_exploration->apply(m_exploration->withSomebody(std::move(state).value()));
}

}  // namespace crossfade::ui
