// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/artist_card.h"

#include "core/base/text.h"
#include "ui/models/search_model.h"
#include "ui/models/text.h"
#include "ui/widgets/chip_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace crossfade::ui {

namespace {
constexpr int kMostChips = 8;
}

ArtistCard::ArtistCard(QWidget* parent)
    : QWidget(parent),
      m_name(new QLabel),
      m_ring(new RingLabel(26)),
      m_detail(new QLabel),
      m_rests(new QLabel),
      m_selection(new QLabel),
      m_chips(new ChipRow)
{
    m_name->setObjectName(QStringLiteral("artistName"));
    m_name->setWordWrap(true);
    m_name->setTextFormat(Qt::PlainText);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setObjectName(QStringLiteral("muted"));
    m_detail->setWordWrap(true);
    m_selection->setObjectName(QStringLiteral("muted"));
    m_selection->setWordWrap(true);
    m_selection->hide();
    m_rests->setObjectName(QStringLiteral("muted"));
    m_rests->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_ring, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_detail);
    layout->addWidget(m_rests);
    layout->addWidget(m_selection);
    layout->addWidget(m_chips);
}

void ArtistCard::setArtist(ProjectSession* session, std::optional<ArtistRow> artist)
{
    if (artist && m_artist == artist && m_catalogue == session->catalogue()) return;
    m_artist = artist;
    m_catalogue = session != nullptr ? session->catalogue() : nullptr;
    m_ring->setVisible(artist.has_value());
    if (!artist) {
        const bool canAsk = session == nullptr || session->run() != nullptr;
        m_name->setText(tr("Who is like whom?"));
        m_detail->setText(canAsk
                              ? tr("Search for an artist, or click one on the map.")
                              : tr("Search for an artist; train a model to see who is like them."));
        m_rests->clear();
        m_chips->setWords({});
        showParts();
        return;
    }
    const CatalogueSnapshot& catalogue = *m_catalogue;
    const ModalityMask presence = catalogue.presence[*artist];
    m_name->setText(qt(catalogue.label(*artist)));
    m_detail->setText(artistDetail(catalogue, *artist));
    m_bare = presence.empty();
    setLeft(presence);
    QStringList tags;
    const QString rests = restsOn(*session, *artist, tags);
    m_rests->setText(
        presence.empty()
            ? tr("No vector: nothing usable is given of them, so that nobody can be compared.")
            : tr("Rests on %1").arg(rests));
    m_chips->setWords(tags);
    showParts();
}

void ArtistCard::setSeveral(std::size_t artists)
{
    m_artist.reset();
    m_ring->hide();
    m_name->setText(tr("%1 artists").arg(wholeText(artists)));
    m_detail->setText(tr("One query: who is like all of them together."));
    m_rests->clear();
    m_chips->setWords({});
    showParts();
}

void ArtistCard::setTagRows(int rows)
{
    m_tagRows = rows;
    if (rows > 0) m_chips->setMostRows(rows);
    showParts();
}

void ArtistCard::showParts()
{
    // Why nobody can be compared is said in any case.
    m_rests->setVisible(!m_rests->text().isEmpty() && (m_tagRows > 0 || m_bare));
    m_chips->setVisible(m_tagRows > 0);
}

void ArtistCard::setSelection(const QString& sentence)
{
    m_selection->setText(sentence);
    m_selection->setVisible(!sentence.isEmpty());
}

void ArtistCard::setLeft(ModalityMask presence)
{
    m_ring->setPresence(presence, m_catalogue->modalityNames.size());
    m_ring->setToolTip(
        tr("Has %1").arg(qt(modalitySetName(presence, m_catalogue->modalityNames, ", "))));
}

QString ArtistCard::restsOn(ProjectSession& session, ArtistRow artist, QStringList& tags) const
{
    const CatalogueSnapshot& catalogue = *m_catalogue;
    QStringList parts;
    for (std::size_t m = 0; m < catalogue.modalityNames.size(); ++m) {
        const bool present = catalogue.presence[artist].has(m);
        const ModalityShape shape = catalogue.stored.catalogue.modalities[m].shape();
        std::vector<std::pair<std::string, float>> amounts;
        if (shape != ModalityShape::Dense)
            if (auto read = session.project().amounts(artist, m); read.hasValue())
                amounts = std::move(read).value();
        if (present && amounts.empty())
            parts << qt(catalogue.modalityNames[m]);
        else if (present && shape == ModalityShape::Interactions)
            parts << countText(amounts.size(), tr("1 listener"), tr("%1 listeners"));
        else if (present)
            parts << countText(amounts.size(), tr("1 tag"), tr("%1 tags"));
        if (shape == ModalityShape::Interactions) continue;
        for (const auto& [tag, count] : amounts)
            if (tags.size() < kMostChips) tags << qt(tag);
    }
    return listText(parts);
}

}  // namespace crossfade::ui
