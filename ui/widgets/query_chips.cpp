// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/query_chips.h"

#include "ui/models/text.h"
#include "ui/widgets/chip_flow.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <cmath>

namespace crossfade::ui {

namespace {

constexpr std::size_t kMost = 12;  // chips; those beyond are one together
constexpr int kSteps = 100;

using Ids = std::vector<std::string>;
using Remove = void (ExplorationModel::*)(const Ids&);

struct Look {
    QString chip;  ///< with the name
    QString what;  ///< likewise: what a click does
    Remove remove;
};

std::vector<RemovableChip> chipsOf(const Ids& ids, ExplorationModel& model, const Look& look)
{
    const CatalogueSnapshot& catalogue = model.catalogue();
    std::vector<RemovableChip> chips;
    for (const std::string& id : ids) {
        if (chips.size() == kMost && ids.size() > kMost + 1) break;
        const auto row = catalogue.rowOfId.find(id);
        const bool gone = row == catalogue.rowOfId.end();
        const QString name = gone ? qt(id) : qt(catalogue.label(row->second));
        chips.push_back({look.chip.arg(name), look.what.arg(name),
                         gone ? QueryChips::tr("Not in the catalogue any more") : QString(),
                         [&model, id, remove = look.remove] { (model.*remove)({id}); }});
    }
    if (chips.size() == ids.size()) return chips;
    Ids rest(ids.begin() + static_cast<std::ptrdiff_t>(chips.size()), ids.end());
    const QString more = QueryChips::tr("%1 more").arg(wholeText(rest.size()));
    chips.push_back(
        {look.chip.arg(more), look.what.arg(more), {}, [&model, rest, remove = look.remove] {
             (model.*remove)(rest);
         }});
    return chips;
}

QLabel* makeHead(const QString& text)
{
    auto* head = new QLabel(text.toUpper());
    head->setObjectName(QStringLiteral("panelHead"));
    return head;
}

}  // namespace

QueryChips::QueryChips(ExplorationModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(&model),
      m_askedHead(makeHead(tr("Asked for together"))),
      m_asked(new ChipFlow),
      m_againstHead(makeHead(tr("Not like"))),
      m_against(new ChipFlow),
      m_weightRow(new QWidget),
      m_weight(new QSlider(Qt::Horizontal)),
      m_figure(new QLabel)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_askedHead, m_asked, m_againstHead, m_against})
        layout->addWidget(part);
    const QString what = tr("How much of them is taken from the query: 0 to 1");
    auto* name = new QLabel(tr("taken off"));
    name->setObjectName(QStringLiteral("panelNote"));
    m_figure->setObjectName(QStringLiteral("panelNote"));
    m_weight->setObjectName(QStringLiteral("plainSlider"));
    m_weight->setRange(0, kSteps);
    m_weight->setPageStep(kSteps / 10);
    m_weight->setAccessibleName(what);
    m_weight->setToolTip(what);
    auto* row = new QHBoxLayout(m_weightRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(name);
    row->addWidget(m_weight, 1);
    row->addWidget(m_figure);
    layout->addWidget(m_weightRow);
    connect(m_weight, &QSlider::valueChanged, this, [this](int value) {
        m_model->setAgainstWeight(static_cast<double>(value) / kSteps);
        if (!m_weight->isSliderDown()) m_model->commit();
    });
    connect(m_weight, &QSlider::sliderReleased, m_model, &ExplorationModel::commit);
    connect(m_model, &ExplorationModel::changed, this, &QueryChips::refresh);
    hide();
}

void QueryChips::refresh()
{
    const ExplorationState& state = m_model->state();
    const bool several = state.query.size() > 1 || m_model->asked().size() < state.query.size();
    m_asked->setChips(several ? chipsOf(state.query, *m_model,
                                        {QStringLiteral("%1"), tr("Ask for %1 no longer"),
                                         &ExplorationModel::removeFromQuery})
                              : std::vector<RemovableChip>());
    m_askedHead->setVisible(several);
    const Ids& against = state.wish.against;
    m_against->setChips(chipsOf(
        against, *m_model,
        {tr("not %1"), tr("Take nothing off for %1 any more"), &ExplorationModel::removeAgainst}));
    m_againstHead->setVisible(!against.empty());
    m_weightRow->setVisible(!against.empty());
    {
        const QSignalBlocker quiet(m_weight);
        m_weight->setValue(static_cast<int>(std::lround(state.wish.againstWeight * kSteps)));
    }
    m_figure->setText(scoreText(state.wish.againstWeight));
    setVisible(several || !against.empty());
}

}  // namespace crossfade::ui
