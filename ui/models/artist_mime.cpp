// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/artist_mime.h"

#include "ui/models/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeData>
#include <QStringList>

namespace crossfade::ui {

QString artistMimeType()
{
    return QStringLiteral("application/x-crossfade-artists+json");
}

QMimeData* artistMime(const std::vector<std::string>& ids, const std::vector<QString>& names)
{
    QJsonArray array;
    for (const std::string& id : ids) array.append(qt(id));
    auto* data = new QMimeData;
    data->setData(artistMimeType(), QJsonDocument(array).toJson(QJsonDocument::Compact));
    data->setText(QStringList(names.begin(), names.end()).join(u'\n'));
    return data;
}

QMimeData* artistMime(std::span<const ArtistRow> artists, const CatalogueSnapshot& catalogue)
{
    std::vector<std::string> ids;
    std::vector<QString> names;
    for (const ArtistRow artist : artists) {
        ids.push_back(catalogue.artists()[artist].id);
        names.push_back(qt(catalogue.label(artist)));
    }
    return artistMime(ids, names);
}

std::vector<std::string> artistIds(const QMimeData* data)
{
    std::vector<std::string> ids;
    if (data == nullptr || !data->hasFormat(artistMimeType())) return ids;
    const QJsonArray array = QJsonDocument::fromJson(data->data(artistMimeType())).array();
    for (const auto& id : array) ids.push_back(id.toString().toStdString());
    return ids;
}

}  // namespace crossfade::ui
