// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/judged_dialog.h"

#include "ui/widgets/figure_table_view.h"
#include "ui/window/job_strip.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace crossfade::ui {

JudgedDialog::JudgedDialog(JudgedModel& model, QWidget* parent)
    : QDialog(parent),
      m_model(&model),
      m_source(new QComboBox),
      m_measure(new QPushButton(tr("&Measure all systems"))),
      m_copy(new QPushButton(tr("&Copy table"))),
      m_sentence(new QLabel),
      m_table(new FigureTableView(tr("Systems by judgements"), 0))
{
    setWindowTitle(tr("Systems by my judgements"));
    auto* says = new QLabel(
        tr("Who was kept for an artist is relevant, who was rejected is not. Few judgements make "
           "wide intervals. Votes lean towards the two settings that were compared, marks towards "
           "the one whose lists were looked at."));
    says->setObjectName(QStringLiteral("muted"));
    says->setWordWrap(true);
    m_sentence->setWordWrap(true);
    m_source->setAccessibleName(tr("Judged by"));
    m_source->addItem(tr("Marks and blind votes"), static_cast<int>(JudgementSource::Both));
    m_source->addItem(tr("Marks"), static_cast<int>(JudgementSource::Marks));
    m_source->addItem(tr("Blind votes"), static_cast<int>(JudgementSource::Votes));
    m_table->setSortable();
    m_measure->setDefault(true);
    m_copy->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("By")));
    row->addWidget(m_source);
    row->addWidget(m_measure);
    row->addStretch();
    row->addWidget(m_copy);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addWidget(says);
    layout->addLayout(row);
    layout->addWidget(m_sentence);
    layout->addWidget(m_table, 1);
    layout->addStretch();  // while there is no table
    layout->addWidget(new JobStrip(m_model->runner()));
    setMinimumSize(620, 420);
    connect(m_measure, &QPushButton::clicked, this, [this] {
        m_model->measure(static_cast<JudgementSource>(m_source->currentData().toInt()));
    });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_table->toTsv()); });
    connect(m_model, &JudgedModel::changed, this, &JudgedDialog::refresh);
    refresh();
}

void JudgedDialog::refresh()
{
    const bool any = !m_model->systems().empty();
    m_sentence->setText(any ? m_model->sentence() : m_model->reason());
    m_table->setTable(m_model->table());
    m_table->setVisible(any);
    m_copy->setVisible(any);
    m_measure->setEnabled(!m_model->runner().running());
}

}  // namespace crossfade::ui
