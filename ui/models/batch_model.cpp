// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/batch_model.h"

#include "core/base/text.h"
#include "core/workflow/export_run.h"
#include "ui/models/text.h"

#include <algorithm>

namespace crossfade::ui {

/// All that a batch is made by: nothing of the window's.
struct BatchModel::Order {
    std::filesystem::path project;
    ExplorationState state;
    std::vector<std::string> hidden;  ///< ids
    std::vector<BatchName> names;
    std::size_t k = 0;
};

BatchModel::BatchModel(ExplorationModel& exploration, QObject* parent)
    : QObject(parent), m_exploration(&exploration)
{
}

void BatchModel::setProject(const std::filesystem::path& project)
{
    if (project == m_project) return;
    m_project = project;
    m_runner.abandon();
    m_made.reset();
    m_faults.clear();
    show({});
}

void BatchModel::make(const QString& names, std::size_t k)
{
    m_runner.abandon();
    m_made.reset();
    m_faults.clear();
    if (m_project.empty() || !m_exploration->hasSources()) {
        show(tr("No model is trained yet."));
        return;
    }
    auto understood = batchNames(names.toStdString());
    if (!understood.hasValue()) {
        show(qt(understood.error().sentence()));
        return;
    }
    Order order{m_project, m_exploration->state(), {}, std::move(understood).value(), k};
    for (const ArtistRow artist : m_exploration->hiddenArtists())
        order.hidden.push_back(m_exploration->catalogue().artists()[artist].id);
    m_runner.start(
        tr("Making the lists"),
        [order = std::move(order)](const JobContext& job) { return makeLists(order, job); },
        [this](Result<Made> made) {
            if (!made.hasValue()) {
                show(made.error().code == ErrorCode::Cancelled ? tr("Stopped: no lists were made.")
                                                               : qt(made.error().sentence()));
                return;
            }
            m_made = std::move(made).value();
            m_faults = m_made->faults;
            show(tr("Lists of %1 of %2, %3.")
                     .arg(wholeText(m_made->lists),
                          countText(m_made->asked, tr("1 artist"), tr("%1 artists")),
                          countText(m_made->rows, tr("1 row"), tr("%1 rows"))));
        });
    show({});
}

Result<BatchModel::Made> BatchModel::makeLists(const Order& order, const JobContext& job)
{
    CROSSFADE_ASSIGN(Project project, Project::open(order.project));
    CROSSFADE_ASSIGN(const auto run, project.loadRun(order.state.run));
    const std::shared_ptr<const CatalogueSnapshot> catalogue = project.catalogue();
    Explorer explorer(catalogue, run);
    if (!order.state.filters.tags.empty()) {
        CROSSFADE_ASSIGN(const TagAmounts tags, TagAmounts::load(order.project, *catalogue));
        explorer.setTagCarriers(tagCarriers(tags, order.state.filters));
    }
    std::vector<ArtistRow> hidden;
    for (const std::string& id : order.hidden)
        if (const auto row = catalogue->rowOfId.find(id); row != catalogue->rowOfId.end())
            hidden.push_back(row->second);
    std::ranges::sort(hidden);
    explorer.setHidden(std::move(hidden));
    CROSSFADE_ASSIGN(const std::vector<BatchList> lists,
                     batchLists(project, explorer, order.state, order.names, order.k, job));
    Made made;
    made.table = batchTable(*catalogue, run->record.modalities, lists);
    made.asked = lists.size();
    for (const BatchList& list : lists) {
        made.rows += list.list.rows.size();
        made.lists += list.list.rows.empty() ? 0 : 1;
        const std::string& reason = list.artist ? list.list.reason : list.fault;
        if (!reason.empty()) made.faults << tr("Line %1: %2").arg(list.asked.line).arg(qt(reason));
    }
    return made;
}

void BatchModel::show(const QString& sentence)
{
    m_sentence = sentence;
    Q_EMIT changed();
}

std::string BatchModel::table(TableFormat format) const
{
    if (!m_made) return {};
    if (format == TableFormat::Tsv) return m_made->table;
    std::string table;
    std::vector<std::string> lines = splitText(m_made->table, '\n');
    if (!lines.empty() && lines.back().empty()) lines.pop_back();
    for (const std::string& line : lines) appendRow(table, splitText(line, '\t'), format);
    return table;
}

Status BatchModel::save(const QString& file) const
{
    const auto format = tableFormatOf(file);
    if (!format)
        return Error{ErrorCode::InvalidInput,
                     tr("%1 is neither a .tsv nor a .csv file.").arg(file).toStdString()};
    return writeWholeFile(file.toStdString(), table(*format));
}

}  // namespace crossfade::ui
