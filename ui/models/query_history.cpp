// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/query_history.h"

#include "ui/models/text.h"

namespace crossfade::ui {

QueryHistory::QueryHistory(ExplorationModel& model, QObject* parent)
    : QObject(parent), m_model(&model)
{
    connect(&model, &ExplorationModel::changed, this, &QueryHistory::take);
}

void QueryHistory::clear()
{
    m_asked.clear();
    m_at = 0;
    m_steps = 0;
    Q_EMIT changed();
}

void QueryHistory::take()
{
    const std::size_t steps = m_model->past().size();
    const bool undone = steps < m_steps;
    m_steps = steps;
    const Query& query = m_model->state().query;
    if (query.empty() || (!m_asked.empty() && m_asked[m_at] == query)) return;
    if (undone && canGoBack() && m_asked[m_at - 1] == query) {
        --m_at;
    } else if (canGoForward() && m_asked[m_at + 1] == query) {
        ++m_at;  // a redo, or the same question again
    } else {
        if (!m_asked.empty()) m_asked.resize(m_at + 1);
        m_asked.push_back(query);
        if (m_asked.size() > kMost) m_asked.erase(m_asked.begin());
        m_at = m_asked.size() - 1;
    }
    Q_EMIT changed();
}

void QueryHistory::back()
{
    if (canGoBack()) goTo(m_at - 1);
}

void QueryHistory::forward()
{
    if (canGoForward()) goTo(m_at + 1);
}

void QueryHistory::goTo(std::size_t entry)
{
    if (entry >= m_asked.size() || entry == m_at || !m_model->hasSources()) return;
    m_at = entry;  // before the model tells of it
    ExplorationState state = m_model->state();
    state.query = m_asked[entry];
    m_model->apply(std::move(state));
    Q_EMIT changed();
}

QString QueryHistory::nameOf(std::size_t entry) const
{
    QStringList names;
    for (const std::string& id : m_asked[entry]) {
        const auto row = m_model->catalogue().rowOfId.find(id);
        names << qt(row == m_model->catalogue().rowOfId.end()
                        ? id
                        : m_model->catalogue().label(row->second));
    }
    return listText(names);
}

}  // namespace crossfade::ui
