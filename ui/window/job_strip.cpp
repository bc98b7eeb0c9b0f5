// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/job_strip.h"

#include "ui/models/text.h"
#include "ui/widgets/eliding_label.h"
#include "ui/widgets/flat_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace crossfade::ui {

JobStrip::JobStrip(JobRunner& runner, QWidget* parent)
    : QWidget(parent),
      m_runner(&runner),
      m_text(new ElidingLabel),
      m_bar(new QProgressBar),
      m_left(new QLabel),
      m_cancel(new QPushButton(tr("Cancel")))
{
    setObjectName(QStringLiteral("jobStrip"));
    setAttribute(Qt::WA_StyledBackground);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 1000);
    m_bar->setAccessibleName(tr("Progress"));
    m_left->setObjectName(QStringLiteral("muted"));
    m_text->setMinimumWidth(280);
    m_left->setMinimumWidth(110);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 6, 14, 6);
    layout->setSpacing(14);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_left);
    layout->addWidget(m_cancel);
    auto* list = makeFlatButton(tr("All work"), tr("Show the list of all work"));
    layout->addWidget(list);
    connect(list, &QPushButton::clicked, this, &JobStrip::listWanted);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_text->setText(tr("Cancelling…"));
        m_runner->cancel();
    });
    connect(&runner, &JobRunner::started, this, [this] {
        m_cancel->setEnabled(true);
        refresh();
        show();
    });
    connect(&runner, &JobRunner::progressed, this, &JobStrip::refresh);
    connect(&runner, &JobRunner::finished, this, &QWidget::hide);
    hide();
}

void JobStrip::refresh()
{
    if (!m_cancel->isEnabled()) return;  // says that it is being cancelled
    const QString step = m_runner->step();
    m_text->setText(step.isEmpty() ? m_runner->title()
                                   : QStringLiteral("%1 · %2").arg(m_runner->title(), step));
    const double part = m_runner->fraction();
    m_bar->setRange(0, part < 0.0 ? 0 : 1000);
    m_bar->setValue(static_cast<int>(part * 1000.0));
    const double left = m_runner->secondsLeft();
    m_left->setText(left < 0.0 ? QString() : tr("%1 left").arg(durationText(left)));
}

}  // namespace crossfade::ui
