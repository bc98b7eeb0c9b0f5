// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace crossfade::ui {

namespace {

/// A line of text that ends in an ellipsis where it would be cut.
class ElidingLabel : public QLabel {
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override { return {24, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(rect(), static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
                         fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    }
};

}  // namespace

Panel::Panel(const QString& head, QWidget* parent)
    : QFrame(parent),
      m_head(new QLabel),
      m_note(new ElidingLabel),
      m_reason(new QLabel),
      m_body(new QVBoxLayout)
{
    setObjectName(QStringLiteral("panel"));
    m_head->setObjectName(QStringLiteral("panelHead"));
    m_note->setObjectName(QStringLiteral("panelNote"));
    m_reason->setObjectName(QStringLiteral("muted"));
    m_reason->setWordWrap(true);
    m_reason->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_reason->hide();
    m_top = new QWidget;
    auto* top = new QHBoxLayout(m_top);
    top->setContentsMargins(0, 0, 0, 0);
    top->addWidget(m_head);
    top->addStretch();
    top->addWidget(m_note);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    layout->addWidget(m_top);
    layout->addWidget(m_reason, 1);
    layout->addLayout(m_body, 1);
    setHead(head);
}

void Panel::setHead(const QString& head)
{
    m_head->setText(head.toUpper());
    m_top->setVisible(!head.isEmpty());
    setAccessibleName(head);
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
