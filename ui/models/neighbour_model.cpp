// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/neighbour_model.h"

#include "ui/models/artist_mime.h"
#include "ui/models/share_segments.h"
#include "ui/models/text.h"

#include <QLocale>
#include <QMimeData>

#include <algorithm>
#include <set>
#include <utility>

namespace crossfade::ui {

void NeighbourModel::setNeighbours(NeighbourList list,
                                   std::shared_ptr<const CatalogueSnapshot> catalogue,
                                   std::vector<std::string> modalities,
                                   const std::optional<ListChange>& moves)
{
    beginResetModel();
    m_compared = moves.has_value();
    m_before.clear();
    if (moves)
        for (const RankChange& one : moves->changes)
            if (!one.entered()) m_before.emplace(one.artist, one.before);
    m_list = std::move(list);
    m_catalogue = std::move(catalogue);
    m_modalities = std::move(modalities);
    endResetModel();
}

int NeighbourModel::rowOf(ArtistRow artist) const
{
    for (std::size_t i = 0; i < m_list.rows.size(); ++i)
        if (m_list.rows[i].artist == artist) return static_cast<int>(i);
    return -1;
}

QString NeighbourModel::toTsv() const
{
    QString text;
    const QString& notice = m_catalogue ? qt(m_catalogue->stored.catalogue.notice) : QString();
    if (!notice.isEmpty()) text += QStringLiteral("# ") + notice + QLatin1Char('\n');
    text += QStringLiteral("rank\tid\tartist\tscore\tmodalities\tpopularity\tsimilar");
    text += m_compared ? QStringLiteral("\tbefore\n") : QStringLiteral("\n");
    for (const NeighbourRow& row : m_list.rows) {
        const Artist& artist = m_catalogue->artists()[row.artist];
        text += QStringLiteral("%1\t%2\t%3\t%4\t%5\t%6\t%7")
                    .arg(row.rank)
                    .arg(qt(artist.id), qt(artist.name),
                         QString::number(static_cast<double>(row.score), 'f', 4),
                         qt(modalitySetName(row.presence, m_modalities)),
                         QString::number(row.popularity, 'f', QLocale::FloatingPointShortest),
                         row.inTruth ? QStringLiteral("yes") : QStringLiteral("no"));
        if (m_compared) {
            const auto found = m_before.find(row.artist);
            text += QLatin1Char('\t');
            if (found != m_before.end()) text += QString::number(found->second);
        }
        text += QLatin1Char('\n');
    }
    return text;
}

QString NeighbourModel::toMarkdown() const
{
    const auto cell = [](QString text) { return text.replace(u'|', QStringLiteral("\\|")); };
    QString text = tr("| # | Artist | Score | Modalities | Popularity |");
    text += QStringLiteral("\n|--:|:--|--:|:--|--:|\n");
    for (const NeighbourRow& row : m_list.rows)
        text += QStringLiteral("| %1 | %2 | %3 | %4 | %5 |\n")
                    .arg(QString::number(row.rank), cell(qt(m_catalogue->label(row.artist))),
                         scoreText(static_cast<double>(row.score)),
                         cell(qt(modalitySetName(row.presence, m_modalities))),
                         popularityText(row.popularity));
    const QString notice = m_catalogue ? qt(m_catalogue->stored.catalogue.notice) : QString();
    if (!notice.isEmpty()) text += u'\n' + notice + u'\n';
    return text;
}

void NeighbourModel::setMarked(std::vector<ArtistRow> artists)
{
    if (artists == m_marked) return;
    m_marked = std::move(artists);
    if (m_list.rows.empty()) return;
    const auto last = static_cast<int>(m_list.rows.size()) - 1;
    Q_EMIT dataChanged(index(0, ArtistName), index(last, ArtistName), {MarkedRole});
}

void NeighbourModel::setJudgements(Judgements judgements)
{
    if (judgements == m_judgements) return;
    m_judgements = std::move(judgements);
    if (m_list.rows.empty()) return;
    const auto last = static_cast<int>(m_list.rows.size()) - 1;
    Q_EMIT dataChanged(index(0, ArtistName), index(last, ArtistName));
}

Qt::ItemFlags NeighbourModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList NeighbourModel::mimeTypes() const
{
    return {artistMimeType(), QStringLiteral("text/plain")};
}

QMimeData* NeighbourModel::mimeData(const QModelIndexList& indexes) const
{
    std::set<int> places;
    for (const QModelIndex& index : indexes) places.insert(index.row());
    std::vector<ArtistRow> artists;
    for (const int place : places) artists.push_back(row(place).artist);
    return artistMime(artists, *m_catalogue);
}

void NeighbourModel::setAudio(std::shared_ptr<const AudioFiles> files,
                              std::optional<ArtistRow> playing)
{
    if (files == m_audio && playing == m_playing) return;
    m_audio = std::move(files);
    m_playing = playing;
    if (m_list.rows.empty()) return;
    const auto last = static_cast<int>(m_list.rows.size()) - 1;
    Q_EMIT dataChanged(index(0, ArtistName), index(last, ArtistName), {AudioRole});
}

NeighbourModel::Audio NeighbourModel::audioOf(const NeighbourRow& row) const
{
    if (!m_audio || row.artist >= m_audio->ofArtist.size()) return Unknown;
    if (m_playing == row.artist) return Playing;
    const AudioFile& file = m_audio->ofArtist[row.artist];
    if (file.playable()) return Playable;
    return file.fault.empty() ? Unknown : Missing;
}

QString NeighbourModel::audioWords(const NeighbourRow& row) const
{
    switch (audioOf(row)) {
        case Playable:
            return tr(" Space plays them.");
        case Playing:
            return tr(" They are heard; Space stops them.");
        case Missing:
            return QLatin1Char(' ') + qt(m_audio->ofArtist[row.artist].fault);
        case Unknown:
            break;
    }
    return {};
}

bool NeighbourModel::isMarked(const NeighbourRow& row) const
{
    return std::ranges::binary_search(m_marked, row.artist);
}

int NeighbourModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_list.rows.size());
}

int NeighbourModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString NeighbourModel::textOf(const NeighbourRow& row, int column) const
{
    switch (column) {
        case Rank:
            return QString::number(row.rank);
        case Change:
            return changeText(row);
        case ArtistName:
            return qt(m_catalogue->label(row.artist));
        case Score:
            return scoreText(static_cast<double>(row.score));
        case Popularity:
            return compactPopularityText(row.popularity);
        case Truth:
            return row.inTruth ? QStringLiteral("✓") : QString();
        default:
            return {};
    }
}

QString NeighbourModel::changeText(const NeighbourRow& row) const
{
    if (!m_compared) return {};
    const auto found = m_before.find(row.artist);
    if (found == m_before.end()) return tr("new");
    if (found->second == row.rank) return QStringLiteral("–");
    return found->second > row.rank ? QStringLiteral("▲%1").arg(found->second - row.rank)
                                    : QStringLiteral("▼%1").arg(row.rank - found->second);
}

QString NeighbourModel::changeWords(const NeighbourRow& row) const
{
    if (!m_compared) return tr("As at the baseline");
    const auto found = m_before.find(row.artist);
    if (found == m_before.end()) return tr("New: not in the baseline's list");
    return found->second == row.rank ? tr("Stays at %1").arg(row.rank)
                                     : tr("Was %1 at the baseline").arg(found->second);
}

QString NeighbourModel::spokenName(const NeighbourRow& row) const
{
    QStringList parts = {textOf(row, ArtistName)};
    if (isMarked(row)) parts << tr("selected on the map");
    const QString judged = judgementText(judgementOf(m_judgements, row.artist));
    if (!judged.isEmpty()) parts << judged;
    const QString heard = audioWords(row);
    return parts.join(QStringLiteral(", ")) + (heard.isEmpty() ? heard : u'.' + heard);
}

QString NeighbourModel::tipOf(const NeighbourRow& row) const
{
    QString tip = tr("%1 has %2. Double-click to ask for them.")
                      .arg(qt(m_catalogue->label(row.artist)),
                           qt(modalitySetName(row.presence, m_modalities, ", ")));
    if (isMarked(row)) tip += tr(" Selected on the map.");
    tip += audioWords(row);
    const QString judged = judgementText(judgementOf(m_judgements, row.artist));
    return judged.isEmpty() ? tip : tip + QLatin1Char('\n') + tr("You: %1").arg(judged);
}

QString NeighbourModel::shareTextOf(const NeighbourRow& row) const
{
    return tr("%1 = %2").arg(scoreText(static_cast<double>(row.score)),
                             shareText(row, m_modalities));
}

QVariant NeighbourModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const NeighbourRow& row = m_list.rows[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return textOf(row, index.column());
        case Qt::TextAlignmentRole: {
            const bool number =
                index.column() == Rank || index.column() == Score || index.column() == Popularity;
            return {(number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter};
        }
        case MarkedRole:
            return isMarked(row);
        case Qt::ToolTipRole:
            if (index.column() == Share) return shareTextOf(row);
            if (index.column() == Change) return changeWords(row);
            return tipOf(row);
        case Qt::AccessibleTextRole:
            if (index.column() == Ring)
                return qt(modalitySetName(row.presence, m_modalities, ", "));
            if (index.column() == Share) return shareTextOf(row);
            if (index.column() == Change) return changeWords(row);
            if (index.column() == Truth)
                return row.inTruth ? tr("called similar by the ground truth")
                                   : tr("not in the ground truth");
            if (index.column() == ArtistName) return spokenName(row);
            return textOf(row, index.column());
        case AudioRole:
            return audioOf(row);
        case PresenceRole:
            return static_cast<uint>(row.presence.bits());
        case ModalityCountRole:
            return static_cast<uint>(m_modalities.size());
        case ArtistRole:
            return static_cast<uint>(row.artist);
        default:
            return {};
    }
}

QVariant NeighbourModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    static constexpr const char* kTitles[] = {
        QT_TR_NOOP("#"),           QT_TR_NOOP("Δ"),     QT_TR_NOOP("has"),  QT_TR_NOOP("artist"),
        QT_TR_NOOP("by modality"), QT_TR_NOOP("score"), QT_TR_NOOP("pop."), QT_TR_NOOP("✓")};
    static constexpr const char* kTips[] = {
        QT_TR_NOOP("Rank"),
        QT_TR_NOOP("Against the baseline: places up or down, or new in the list"),
        QT_TR_NOOP("Modalities the artist has: the first at twelve o'clock, then clockwise"),
        QT_TR_NOOP("Artist"),
        QT_TR_NOOP(
            "What the score is made of: solid, what a modality gives on both sides; striped, "
            "what two give together; thin, the correction of hubs; dotted, what the wish for "
            "the "
            "less heard of adds; left of the line, less than nothing"),
        QT_TR_NOOP("Cosine similarity of the fused vectors, less the correction, and with what the "
                   "wish for the less heard of adds"),
        QT_TR_NOOP("Popularity as the catalogue gives it; – is unknown"),
        QT_TR_NOOP("The ground truth calls the two similar")};
    if (role == Qt::DisplayRole) return tr(kTitles[section]);
    if (role == Qt::ToolTipRole) return tr(kTips[section]);
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == Rank || section == Score || section == Popularity;
        return {(number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter};
    }
    return {};
}

}  // namespace crossfade::ui
