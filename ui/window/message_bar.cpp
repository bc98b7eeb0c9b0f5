// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/message_bar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace crossfade::ui {

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent), m_text(new QLabel), m_action(new QPushButton(tr("Do it")))
{
    setObjectName(QStringLiteral("message"));
    setAttribute(Qt::WA_StyledBackground);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setAccessibleName(tr("Message"));
    auto* close = new QPushButton(tr("Close"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 8, 8, 8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action, 0, Qt::AlignTop);
    layout->addWidget(close, 0, Qt::AlignTop);
    m_action->hide();
    hide();
    m_brief.setSingleShot(true);
    m_brief.setInterval(kBriefMs);
    connect(&m_brief, &QTimer::timeout, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (m_run) m_run();
    });
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
}

void MessageBar::confirm(const QString& sentence)
{
    tell(sentence);
    m_brief.start();
}

void MessageBar::tell(const QString& sentence)
{
    m_brief.stop();
    m_text->setText(sentence);
    m_action->hide();
    show();
    QAccessibleEvent alert(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::offer(const QString& sentence, const QString& action, std::function<void()> run)
{
    tell(sentence);
    m_run = std::move(run);
    m_action->setText(action);
    m_action->show();
}

QString MessageBar::sentence() const
{
    return m_text->text();
}

}  // namespace crossfade::ui
