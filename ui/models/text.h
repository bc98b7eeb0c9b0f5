// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <cstddef>
#include <string>

namespace crossfade::ui {

inline QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

/// ".83": two decimals without the leading zero, as the field prints scores; nothing has no sign.
QString scoreText(double value, int decimals = 2);

/// "12,632" in the user's locale; "–" for the unknown (0).
QString popularityText(double popularity);

/// The same for a narrow column: "1.9 M", "341 k", "9,804".
QString compactPopularityText(double popularity);

/// "12,632" in the user's locale.
QString wholeText(std::size_t number);

/// "1 tag", "12 tags": `one` and `many` are whole texts, `many` with a %1.
QString countText(std::size_t number, const QString& one, const QString& many);

/// "audio", "audio and tags", "audio, tags and listening"; empty for none.
QString listText(QStringList words);

/// "12 s", "3 min 20 s".
QString durationText(double seconds);

}  // namespace crossfade::ui
