// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/spoken_line.h"

#include "ui/charts/painted_chart.h"

#include <QLabel>
#include <QVBoxLayout>

namespace crossfade::ui {

QWidget* withSpokenLine(PaintedChart& chart, const QString& says, int lines)
{
    auto* line = new QLabel(says);
    line->setObjectName(QStringLiteral("panelNote"));
    line->setWordWrap(true);
    line->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    line->setMinimumHeight(lines * QFontMetrics(line->font()).lineSpacing());
    QObject::connect(&chart, &PaintedChart::itemChanged, line, [line, says](const QString& spoken) {
        line->setText(spoken.isEmpty() ? says : spoken);
    });
    auto* both = new QWidget;
    auto* layout = new QVBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(&chart, 1);
    layout->addWidget(line);
    return both;
}

}  // namespace crossfade::ui
