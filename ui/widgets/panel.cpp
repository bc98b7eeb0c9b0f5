// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panel.h"

#include "ui/widgets/eliding_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace crossfade::ui {

namespace {

constexpr int kMargin = 14;
constexpr int kGap = 8;  // between head and note

}  // namespace

Panel::Panel(const QString& head, QWidget* parent) : Panel(new QLabel, parent)
{
    m_note->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setHead(head);
}

Panel::Panel(QLabel* head, QWidget* parent)
    : QFrame(parent),
      m_head(head),
      m_note(new ElidingLabel),
      m_reason(new QLabel),
      m_body(new QVBoxLayout)
{
    setObjectName(QStringLiteral("panel"));
    m_head->setObjectName(QStringLiteral("panelHead"));
    m_note->setObjectName(QStringLiteral("panelNote"));
    m_note->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    m_reason->setObjectName(QStringLiteral("muted"));
    m_reason->setWordWrap(true);
    m_reason->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_reason->hide();
    m_top = new QWidget;
    m_topLayout = new QBoxLayout(QBoxLayout::LeftToRight, m_top);
    m_topLayout->setContentsMargins(0, 0, 0, 0);
    m_topLayout->addWidget(m_head);
    m_topLayout->addWidget(m_note, 1);
    setNoteBelow(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, 12, kMargin, 12);
    layout->setSpacing(8);
    layout->addWidget(m_top);
    layout->addWidget(m_reason, 1);
    layout->addLayout(m_body, 1);
}

void Panel::setHead(const QString& head)
{
    m_head->setText(head.toUpper());
    m_top->setVisible(!head.isEmpty() && !m_plain);
    setAccessibleName(head);
}

void Panel::setPlain(bool plain)
{
    m_plain = plain;
    m_top->setVisible(!plain && !m_head->text().isEmpty());
}

void Panel::setNote(const QString& note, const QString& whole)
{
    m_note->setText(note);
    m_note->setToolTip(whole.isEmpty() ? note : whole);
}

QString Panel::note() const
{
    return m_note->text();
}

void Panel::setNoteBelow(bool below)
{
    m_topLayout->setDirection(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_topLayout->setSpacing(below ? 1 : kGap);
    m_note->setAlignment((below ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

int Panel::widthInOneLine(const QString& note) const
{
    m_head->ensurePolished();
    m_note->ensurePolished();
    return m_head->sizeHint().width() + kGap + m_note->fontMetrics().horizontalAdvance(note) +
           2 * (kMargin + frameWidth());
}

void Panel::addAbove(QWidget* widget)
{
    auto* whole = static_cast<QVBoxLayout*>(layout());
    whole->insertWidget(whole->indexOf(m_reason), widget);
}

void Panel::setContent(QWidget* content)
{
    m_content = content;
    m_body->addWidget(content);
}

void Panel::setEmptyReason(const QString& reason)
{
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    if (m_content != nullptr) m_content->setVisible(reason.isEmpty());
}

}  // namespace crossfade::ui
