// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/trail_label.h"

#include <QEvent>

#include <algorithm>

namespace crossfade::ui {

namespace {
const QString kNext = QStringLiteral(" › ");
}  // namespace

TrailLabel::TrailLabel(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::RichText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void TrailLabel::setNames(QStringList names)
{
    if (m_names == names) return;  // it is set anew at every move of a fader
    m_names = std::move(names);
    setToolTip(m_names.join(kNext));
    setAccessibleName(m_names.join(kNext));
    fit();
}

QString TrailLabel::shown() const
{
    return m_fitting.join(kNext);
}

void TrailLabel::fit()
{
    m_fitting = m_names;
    if (!m_names.isEmpty()) {
        QFont bold = font();
        bold.setBold(true);
        const QFontMetrics last(bold);
        const QFontMetrics others = fontMetrics();
        int room = std::max(width() - 2, 0);
        m_fitting = {last.elidedText(m_names.last(), Qt::ElideRight, room)};
        room -= last.horizontalAdvance(m_fitting.last());
        for (qsizetype i = m_names.size() - 2; i >= 0; --i) {
            room -= others.horizontalAdvance(m_names[i] + kNext);
            if (room < 0) break;
            m_fitting.prepend(m_names[i]);
        }
    }
    QStringList rich;
    for (const QString& name : m_fitting) rich << name.toHtmlEscaped();
    if (!rich.isEmpty()) rich.last() = QStringLiteral("<b>%1</b>").arg(rich.last());
    setText(rich.join(kNext));
}

void TrailLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    fit();
}

void TrailLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fit();
}

}  // namespace crossfade::ui
