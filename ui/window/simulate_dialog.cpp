// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/simulate_dialog.h"

#include "ui/charts/set_grid.h"
#include "ui/charts/spoken_line.h"
#include "ui/models/change_sentence.h"
#include "ui/models/exploration_model.h"
#include "ui/models/text.h"
#include "ui/widgets/panel.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace crossfade::ui {

SimulateDialog::SimulateDialog(ExplorationModel& model, QWidget* parent)
    : QDialog(parent),
      m_model(&model),
      m_sets(new SetGrid),
      m_boxes(new QHBoxLayout),
      m_share(new QSpinBox),
      m_seed(new QSpinBox),
      m_take(new QPushButton(tr("Take away"))),
      m_nothing(new QPushButton(tr("Nothing missing"))),
      m_state(new QLabel)
{
    setWindowTitle(tr("Simulate missing modalities"));
    auto* layout = new QHBoxLayout(this);
    layout->setSpacing(8);
    layout->addWidget(makeSets(), 1);
    layout->addWidget(makeMissing(), 1);
    setMinimumSize(740, 400);
    for (QPushButton* button : {m_take, m_nothing}) button->setAutoDefault(false);
    connect(m_sets, &SetGrid::chosen, m_model, &ExplorationModel::setSets);
    connect(m_take, &QPushButton::clicked, this, [this] { m_model->setMissing(chosen()); });
    connect(m_nothing, &QPushButton::clicked, this, [this] { m_model->setMissing({}); });
    connect(m_model, &ExplorationModel::sourcesChanged, this, &SimulateDialog::rebuild);
    connect(m_model, &ExplorationModel::changed, this, &SimulateDialog::refresh);
    if (!m_model->hasSources()) return;
    rebuild();
    refresh();
}

QWidget* SimulateDialog::makeSets()
{
    auto* panel = new Panel(tr("Exactly these sets"));
    panel->setContent(withSpokenLine(
        *m_sets, tr("Rows: what the artist is asked with. Columns: what the others are known by. "
                    "A click sets both sides.")));
    return panel;
}

QWidget* SimulateDialog::makeMissing()
{
    auto* panel = new Panel(tr("A random share missing"));
    auto* says = new QLabel(
        tr("Each artist loses each of the ticked modalities with this chance, as if nobody had "
           "collected it. The seed draws the same again."));
    says->setObjectName(QStringLiteral("muted"));
    says->setWordWrap(true);
    m_share->setRange(1, 100);
    m_share->setValue(30);
    m_share->setSuffix(tr(" %"));
    m_share->setAccessibleName(tr("Share missing"));
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setValue(1);
    m_seed->setAccessibleName(tr("Seed"));
    m_state->setWordWrap(true);
    auto* form = new QFormLayout;
    form->addRow(tr("Of"), m_boxes);
    form->addRow(tr("Share"), m_share);
    form->addRow(tr("Seed"), m_seed);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_take);
    buttons->addWidget(m_nothing);
    buttons->addStretch();
    panel->body()->addWidget(says);
    panel->body()->addLayout(form);
    panel->body()->addLayout(buttons);
    panel->body()->addWidget(m_state);
    panel->body()->addStretch();
    return panel;
}

void SimulateDialog::rebuild()
{
    for (QCheckBox* box : m_of) delete box;
    m_of.clear();
    const std::vector<std::string>& names = m_model->run()->record.modalities;
    for (const std::string& name : names) {
        auto* box = new QCheckBox(qt(name));
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this,
                [this] { m_take->setEnabled(std::ranges::any_of(m_of, &QCheckBox::isChecked)); });
        m_boxes->addWidget(box);
        m_of.push_back(box);
    }
    m_sets->setModalities(names);
}

MissingData SimulateDialog::chosen() const
{
    MissingData missing;
    missing.share = m_share->value() / 100.0;
    missing.seed = static_cast<std::uint64_t>(m_seed->value());
    for (std::size_t m = 0; m < m_of.size(); ++m)
        if (m_of[m]->isChecked()) missing.of = missing.of.with(m);
    return missing;
}

void SimulateDialog::refresh()
{
    if (!m_model->hasSources()) return;
    const Comparison shown = m_model->state().shown();
    m_sets->setShown(shown.query.active(), shown.candidates.active());
    const MissingData& missing = m_model->state().missing;
    m_nothing->setEnabled(missing.any());
    m_state->setText(
        missing.any()
            ? tr("Now: %1.").arg(missingSentence(missing, m_model->run()->record.modalities))
            : tr("Now: nothing is taken to be missing."));
}

}  // namespace crossfade::ui
