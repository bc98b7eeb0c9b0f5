// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stage_list.h"

#include "ui/models/text.h"

#include <QLabel>
#include <QVBoxLayout>

namespace crossfade::ui {

namespace {

constexpr double kLeastHigh = 0.5;

QLabel* makeSentence()
{
    auto* label = new QLabel;
    label->setObjectName(QStringLiteral("muted"));
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

}  // namespace

StageList::StageList(ExplorationModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(&model),
      m_name(new QLabel),
      m_reason(makeSentence()),
      m_sentence(makeSentence())
{
    m_name->setObjectName(QStringLiteral("artistName"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    m_name->setAccessibleName(tr("Who is asked for"));
    m_sentence->setAccessibleName(tr("What the mix changes"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(4);
    layout->addWidget(m_name);
    layout->addSpacing(8);
    for (StageRow*& row : m_rows) {
        row = new StageRow;
        layout->addWidget(row);
        connect(row, &QAbstractButton::clicked, this, [this, at = row] {
            for (std::size_t r = 0; r < m_rows.size(); ++r)
                if (m_rows[r] == at)
                    Q_EMIT artistActivated(m_neighbours.row(static_cast<int>(r)).artist);
        });
    }
    layout->addWidget(m_reason);
    layout->addSpacing(8);
    layout->addWidget(m_sentence);
    layout->addStretch(1);
    // Elsewhere a change of the mixer is not to wait for what nobody sees.
    connect(&model, &ExplorationModel::changed, this, [this] {
        if (isVisible()) refresh();
    });
}

void StageList::showEvent(QShowEvent* event)
{
    refresh();
    QWidget::showEvent(event);
}

QString StageList::queryName() const
{
    const auto named = [this](const std::vector<std::string>& ids) {
        QStringList names;
        for (const std::string& id : ids) {
            const auto row = m_model->catalogue().rowOfId.find(id);
            names << qt(row == m_model->catalogue().rowOfId.end()
                            ? id
                            : m_model->catalogue().label(row->second));
        }
        return names.join(QStringLiteral(" + "));
    };
    const ExplorationState& state = m_model->state();
    if (state.query.empty()) return tr("Nobody is asked for");
    if (state.wish.against.empty()) return named(state.query);
    return tr("%1, not %2").arg(named(state.query), named(state.wish.against));
}

void StageList::refresh()
{
    const bool has = m_model->hasSources();
    m_name->setText(has ? queryName() : tr("No model is trained yet"));
    NeighbourList list = has ? m_model->neighbours() : NeighbourList();
    m_reason->setText(qt(list.reason));
    m_reason->setVisible(!list.reason.empty());
    if (has)
        m_neighbours.setNeighbours(std::move(list), m_model->sharedCatalogue(),
                                   m_model->run()->record.modalities, m_model->moves());
    else
        m_neighbours.setNeighbours({}, nullptr, {});
    const int shown = std::min(m_neighbours.rowCount(), static_cast<int>(kNeighbours));
    ShareScale scale{0.0, kLeastHigh};
    std::vector<StageRow::Shown> rows;
    for (int r = 0; r < shown; ++r) {
        const NeighbourRow& row = m_neighbours.row(r);
        const auto text = [this, r](int column, int role) {
            return m_neighbours.index(r, column).data(role).toString();
        };
        StageRow::Shown one;
        one.rank = text(NeighbourModel::Rank, Qt::DisplayRole);
        one.name = text(NeighbourModel::ArtistName, Qt::DisplayRole);
        one.score = text(NeighbourModel::Score, Qt::DisplayRole);
        one.change = text(NeighbourModel::Change, Qt::DisplayRole);
        one.changeWords = text(NeighbourModel::Change, Qt::AccessibleTextRole);
        one.presence = row.presence;
        one.modalities = m_model->run()->record.modalities.size();
        one.segments = shareSegments(row);
        scale.include(one.segments);
        rows.push_back(std::move(one));
    }
    for (std::size_t r = 0; r < m_rows.size(); ++r) {
        if (r >= rows.size()) {
            m_rows[r]->hide();
            continue;
        }
        rows[r].scale = scale;
        m_rows[r]->setRow(std::move(rows[r]));
    }
    m_sentence->setText(has ? m_model->changeSentence() : QString());
}

}  // namespace crossfade::ui
