// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_speech.h"

#include "ui/models/text.h"

#include <QCoreApplication>

namespace crossfade::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("MapSpeech", text);
}

}  // namespace

QString mapSpeech(const SpokenArtist& artist, std::span<const std::string> modalities)
{
    QStringList words;
    for (std::size_t m = 0; m < modalities.size(); ++m)
        if (artist.presence.has(m)) words << qt(modalities[m]);
    QStringList parts{artist.name};
    if (artist.query)
        parts << tr("asked for");
    else if (artist.against)
        parts << tr("nobody is to be like them");
    else if (artist.rank)
        parts << tr("neighbour %1").arg(*artist.rank);
    parts << (words.isEmpty() ? tr("no modality") : listText(words));
    if (!artist.legend.isEmpty()) parts << artist.legend;
    parts << (artist.popularity > 0.0 ? tr("popularity %1").arg(popularityText(artist.popularity))
                                      : tr("popularity unknown"));
    if (artist.approximate) parts << tr("place approximate");
    if (artist.selected) parts << tr("selected");
    return parts.join(QStringLiteral(", "));
}

}  // namespace crossfade::ui
