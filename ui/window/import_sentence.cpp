// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/import_sentence.h"

#include "ui/models/text.h"

#include <QCoreApplication>

namespace crossfade::ui {

QString importSentence(const ImportSummary& summary)
{
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("importSentence", text);
    };
    QString text = tr("Imported %1: %2 artists, %3 similar pairs.")
                       .arg(qt(summary.name))
                       .arg(summary.artists)
                       .arg(summary.similarPairs);
    std::size_t lost = 0;
    for (const auto& modality : summary.modalities) lost += modality.lost.size();
    if (lost > 0)
        text += tr(" %1 vectors were lost on the way (tags too rare); crossfade-cli import lists "
                   "them.")
                    .arg(lost);
    if (summary.correctionsLost > 0)
        text +=
            tr(" %1 corrections made in the project no longer count.").arg(summary.correctionsLost);
    const auto& stray = summary.report.strayFiles;
    if (!stray.empty())
        text +=
            tr(" Not read: %1.")
                .arg(qt(stray.front()) + (stray.size() > 1 ? QStringLiteral(", …") : QString()));
    return text;
}

}  // namespace crossfade::ui
