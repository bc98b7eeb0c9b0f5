// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/find_strip.h"

#include "ui/models/filter_chips.h"
#include "ui/models/text.h"
#include "ui/widgets/chip_flow.h"
#include "ui/widgets/filter_dialog.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace crossfade::ui {

namespace {
constexpr int kSteps = 100;
constexpr int kLeastSlider = 48;
constexpr int kBeside = 24;  // between the dialog and the list
}  // namespace

FindStrip::FindStrip(ExplorationModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(&model),
      m_filter(new QPushButton(tr("Filter…"))),
      m_unheard(new QSlider(Qt::Horizontal)),
      m_weight(new QLabel),
      m_order(new QButtonGroup(this)),
      m_chips(new ChipFlow),
      m_sentences(new QLabel)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    const QString what =
        tr("Filter the neighbours: by popularity, modality, tag or column "
           "(Ctrl+Shift+F)");
    m_filter->setObjectName(QStringLiteral("flat"));
    m_filter->setToolTip(what);
    m_filter->setAccessibleName(what);
    connect(m_filter, &QPushButton::clicked, this, &FindStrip::openFilters);
    row->addWidget(m_filter);
    addUnheard(*row);
    addOrder(*row);
    layout->addLayout(row);
    layout->addWidget(m_chips);
    m_sentences->setObjectName(QStringLiteral("panelNote"));
    m_sentences->setWordWrap(true);
    m_sentences->setTextFormat(Qt::PlainText);
    m_sentences->hide();
    layout->addWidget(m_sentences);
    m_chips->hide();
    connect(m_model, &ExplorationModel::changed, this, &FindStrip::refresh);
    setEnabled(false);
}

void FindStrip::addUnheard(QHBoxLayout& row)
{
    const QString what =
        tr("How much of similarity is given for artists who are less heard of: 0 "
           "to 1. What it costs is said below.");
    auto* name = new QLabel(tr("less heard of"));
    name->setObjectName(QStringLiteral("panelNote"));
    name->setToolTip(what);
    m_unheard->setObjectName(QStringLiteral("plainSlider"));
    m_unheard->setRange(0, kSteps);
    m_unheard->setPageStep(kSteps / 10);
    m_unheard->setMinimumWidth(kLeastSlider);
    m_unheard->setToolTip(what);
    m_unheard->setAccessibleName(tr("Less heard of"));
    m_unheard->setAccessibleDescription(what);
    m_weight->setObjectName(QStringLiteral("panelNote"));
    m_weight->setMinimumWidth(m_weight->fontMetrics().horizontalAdvance(QStringLiteral("1.00")));
    row.addWidget(name);
    row.addWidget(m_unheard, 1);
    row.addWidget(m_weight);
    connect(m_unheard, &QSlider::valueChanged, this, [this](int value) {
        m_model->setUnheard(static_cast<double>(value) / kSteps);
        // Keys and clicks beside the handle are steps of their own.
        if (!m_unheard->isSliderDown()) m_model->commit();
    });
    connect(m_unheard, &QSlider::sliderReleased, m_model, &ExplorationModel::commit);
}

void FindStrip::addOrder(QHBoxLayout& row)
{
    const std::array<std::pair<QString, QString>, 2> orders = {
        {{tr("most"), tr("The most similar first")}, {tr("least"), tr("The least similar first")}}};
    for (int i = 0; i < static_cast<int>(orders.size()); ++i) {
        const auto& [text, what] = orders[static_cast<std::size_t>(i)];
        auto* button = new QPushButton(text);
        button->setObjectName(QStringLiteral("smallSegment"));
        button->setCheckable(true);
        button->setToolTip(what);
        button->setAccessibleName(what);
        m_order->addButton(button, i);
        row.addWidget(button);
    }
    m_order->button(0)->setChecked(true);
    auto* name = new QLabel(tr("similar"));
    name->setObjectName(QStringLiteral("panelNote"));
    row.addWidget(name);
    connect(m_order, &QButtonGroup::idClicked, this,
            [this](int order) { m_model->setDissimilar(order == 1); });
}

void FindStrip::openFilters()
{
    if (!m_model->hasSources()) return;
    if (m_dialog == nullptr) {
        m_dialog = new FilterDialog(*m_model, this);
        m_dialog->adjustSize();
        // Left of the list, so that what a filter does is seen.
        const int x = mapToGlobal(QPoint(0, 0)).x() - m_dialog->width() - kBeside;
        m_dialog->move(std::max(x, 0), m_filter->mapToGlobal(QPoint(0, 0)).y());
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

QString FindStrip::sentences() const
{
    return m_sentences->text();
}

void FindStrip::clear()
{
    m_chips->setChips({});
    m_sentences->clear();
    m_sentences->hide();
    if (m_dialog != nullptr) m_dialog->hide();
    setEnabled(false);
}

void FindStrip::refreshChips()
{
    const Filters& filters = m_model->state().filters;
    std::vector<RemovableChip> chips;
    for (FilterChip& one :
         filterChips(filters, m_model->neighbours().filters, m_model->run()->record.modalities))
        chips.push_back(
            {one.text, tr("Remove the filter “%1”").arg(one.text), one.effect,
             [this, without = std::move(one.without)] { m_model->setFilters(without); }});
    if (chips.size() > 1)
        chips.push_back(
            {tr("all filters"), tr("Remove all filters"), {}, [this] { m_model->setFilters({}); }});
    m_chips->setChips(std::move(chips));
}

void FindStrip::refresh()
{
    setEnabled(true);
    const Wish& wish = m_model->state().wish;
    {
        const QSignalBlocker quiet(m_unheard);
        m_unheard->setValue(static_cast<int>(std::lround(wish.unheard * kSteps)));
    }
    m_weight->setText(wish.unheard > 0.0 ? scoreText(wish.unheard) : QStringLiteral("0"));
    m_order->button(wish.dissimilar ? 1 : 0)->setChecked(true);
    refreshChips();
    const QString said =
        findingSentences(m_model->neighbours(), m_model->state().filters, ExplorationModel::kListed)
            .join(u' ');
    m_sentences->setText(said);
    m_sentences->setVisible(!said.isEmpty());
}

}  // namespace crossfade::ui
