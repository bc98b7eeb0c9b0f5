// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace crossfade::ui {

QString scoreText(double value, int decimals)
{
    QString text = QString::number(std::abs(value), 'f', decimals);
    // What rounds to nothing has no sign.
    const bool negative = value < 0.0 && text.toDouble() > 0.0;
    if (text.startsWith(QLatin1String("0."))) text.remove(0, 1);
    return negative ? QStringLiteral("−") + text : text;
}

QString popularityText(double popularity)
{
    if (popularity <= 0.0) return QStringLiteral("–");
    return QLocale().toString(popularity, 'f', popularity == std::floor(popularity) ? 0 : 1);
}

QString compactPopularityText(double popularity)
{
    if (popularity < 10000.0) return popularityText(popularity);
    const bool millions = popularity >= 999500.0;
    const double part = popularity / (millions ? 1e6 : 1e3);
    return QLocale().toString(part, 'f', millions && part < 99.95 ? 1 : 0) +
           (millions ? QStringLiteral(" M") : QStringLiteral(" k"));
}

QString wholeText(std::size_t number)
{
    return QLocale().toString(static_cast<qulonglong>(number));
}

QString countText(std::size_t number, const QString& one, const QString& many)
{
    return number == 1 ? one : many.arg(wholeText(number));
}

QString listText(QStringList words)
{
    if (words.size() < 2) return words.join(QString());
    const QString last = words.takeLast();
    return QCoreApplication::translate("list", "%1 and %2")
        .arg(words.join(QStringLiteral(", ")), last);
}

QString durationText(double seconds)
{
    const int whole = static_cast<int>(std::lround(seconds));
    if (whole < 60) return QCoreApplication::translate("duration", "%1 s").arg(whole);
    return QCoreApplication::translate("duration", "%1 min %2 s").arg(whole / 60).arg(whole % 60);
}

}  // namespace crossfade::ui
