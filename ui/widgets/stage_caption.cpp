// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stage_caption.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace crossfade::ui {

StageCaption::StageCaption(QWidget* parent)
    : QFrame(parent),
      m_caption(new QLabel),
      m_remarks(new QLabel),
      m_heard(new QLabel),
      m_position(new QLabel)
{
    setObjectName(QStringLiteral("panel"));
    m_caption->setObjectName(QStringLiteral("stageCaption"));
    m_caption->setAccessibleName(tr("What this step shows"));
    m_remarks->setObjectName(QStringLiteral("muted"));
    m_position->setObjectName(QStringLiteral("muted"));
    m_position->setAccessibleName(tr("Step of the story"));
    m_heard->setObjectName(QStringLiteral("muted"));
    m_heard->setAccessibleName(tr("Who is heard"));
    m_heard->hide();
    for (QLabel* label : {m_caption, m_remarks, m_heard}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto* texts = new QVBoxLayout;
    texts->addWidget(m_caption);
    texts->addWidget(m_remarks);
    texts->addWidget(m_heard);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 10, 20, 10);
    layout->setSpacing(24);
    layout->addLayout(texts, 1);
    layout->addWidget(m_position, 0, Qt::AlignVCenter);
}

void StageCaption::setStep(const QString& caption, const QStringList& remarks, std::size_t at,
                           std::size_t steps)
{
    m_caption->setText(caption);
    m_caption->setVisible(!caption.isEmpty());
    m_position->setVisible(steps > 0);
    m_remarks->setText(remarks.join(u'\n'));
    m_remarks->setVisible(!remarks.isEmpty());
    m_position->setText(tr("%1 / %2").arg(at).arg(steps));
    QAccessibleEvent changed(m_caption, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
}

void StageCaption::setHeard(const QString& text)
{
    m_heard->setText(text);
    m_heard->setVisible(!text.isEmpty());
}

QString StageCaption::heard() const
{
    return m_heard->text();
}

QString StageCaption::text() const
{
    return m_caption->text();
}

QString StageCaption::position() const
{
    return m_position->text();
}

}  // namespace crossfade::ui
