// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/new_artist_model.h"

#include "ui/models/text.h"

#include <algorithm>
#include <utility>

namespace crossfade::ui {

namespace {

constexpr int kWaitMs = 350;  // after the last change: not while somebody types
constexpr std::size_t kListed = 20;

/// "never heard (tag2?)": a tag that nobody carries, with the nearest that somebody does.
QString unknownTag(const std::string& tag, const TagAmounts& known)
{
    const std::vector<std::string> near = known.nearest(tag, 1);
    return near.empty() ? qt(tag) : QStringLiteral("%1 (%2?)").arg(qt(tag), qt(near.front()));
}

}  // namespace

NewArtistModel::NewArtistModel(std::filesystem::path project,
                               std::shared_ptr<const CatalogueSnapshot> catalogue,
                               std::shared_ptr<const LoadedRun> run, QObject* parent)
    : QObject(parent),
      m_project(std::move(project)),
      m_catalogue(std::move(catalogue)),
      m_run(std::move(run)),
      m_reason(tr("Nothing is known of them yet."))
{
    for (const ModalityData& one : m_catalogue->stored.catalogue.modalities)
        if (m_tagModality.empty() && one.shape() == ModalityShape::Tags) m_tagModality = one.name;
    m_timer.setSingleShot(true);
    m_timer.setInterval(kWaitMs);
    connect(&m_timer, &QTimer::timeout, this, &NewArtistModel::place);
    if (m_tagModality.empty()) return;
    const auto work = [path = m_project, known = m_catalogue](const JobContext&) {
        return TagAmounts::load(path, *known);
    };
    m_tagRunner.start(tr("Reading the tags"), work, [this](Result<TagAmounts> tags) {
        if (!tags.hasValue()) {
            m_verdicts[m_tagModality] = qt(tags.error().sentence());
            m_faults[m_tagModality] = true;
            Q_EMIT changed();
            return;
        }
        m_tags = std::make_shared<const TagAmounts>(std::move(tags).value());
        m_reader.emplace(*m_tags);
        Q_EMIT tagsKnown();
        if (!m_tagText.isEmpty()) readTags();
    });
}

QStringList NewArtistModel::knownTags() const
{
    QStringList names;
    if (m_tags)
        for (const TagCount& one : m_tags->tags()) names += qt(one.tag);
    return names;
}

void NewArtistModel::setName(const QString& name)
{
    m_name = name.simplified();
    Q_EMIT changed();
}

void NewArtistModel::setTags(const QString& text)
{
    m_tagText = text;
    if (m_reader) readTags();  // else when they are known
}

void NewArtistModel::readTags()
{
    PastedTags pasted = m_reader->read(m_tagText.toStdString());
    const std::size_t count = pasted.tags.size();
    QString verdict = count == 0 ? QString() : countText(count, tr("1 tag."), tr("%1 tags."));
    if (!pasted.unknown.empty()) {
        QStringList unknown;
        for (const std::string& tag : pasted.unknown) unknown += unknownTag(tag, *m_tags);
        verdict += tr(" Nobody carries: %1.").arg(unknown.join(QStringLiteral(", ")));
    }
    m_verdicts[m_tagModality] = verdict;
    if (pasted.tags.empty())
        m_given.erase(m_tagModality);
    else
        m_given[m_tagModality] = {m_tagModality, 0, {}, std::move(pasted.tags)};
    later();
}

void NewArtistModel::setNumbers(const std::string& modality, const QString& text)
{
    const auto& modalities = catalogue().modalities;
    const auto& data =
        std::get<DenseData>(std::ranges::find(modalities, modality, &ModalityData::name)->data);
    m_given.erase(modality);
    m_verdicts[modality].clear();
    m_faults[modality] = false;
    if (!text.trimmed().isEmpty()) {
        auto numbers = readNumbers(text.toStdString(), modality, data.columns.size());
        m_faults[modality] = !numbers.hasValue();
        m_verdicts[modality] =
            numbers.hasValue() ? countText(data.columns.size(), tr("1 number."), tr("%1 numbers."))
                               : qt(numbers.error().sentence());
        if (numbers.hasValue()) m_given[modality] = {modality, 0, std::move(numbers).value(), {}};
    }
    later();
}

Status NewArtistModel::takeFile(const QString& path)
{
    CROSSFADE_ASSIGN(NewArtistCorrection read,
                     readNewArtist(catalogue(), path.toStdString(), JobContext()));
    if (m_name.isEmpty()) m_name = qt(read.artist.name);
    for (ArtistState::Given& one : read.given) {
        const std::size_t count = std::max(one.values.size(), one.amounts.size());
        m_faults[one.modality] = false;
        m_verdicts[one.modality] = tr("%1 from the file.").arg(wholeText(count));
        m_given[one.modality] = std::move(one);
    }
    later();
    return ok();
}

const ArtistState::Given* NewArtistModel::given(const std::string& modality) const
{
    const auto found = m_given.find(modality);
    return found == m_given.end() ? nullptr : &found->second;
}

QString NewArtistModel::verdict(const std::string& modality) const
{
    const auto found = m_verdicts.find(modality);
    return found == m_verdicts.end() ? QString() : found->second;
}

bool NewArtistModel::faulty() const
{
    return std::ranges::any_of(m_faults, [](const auto& one) { return one.second; });
}

void NewArtistModel::later()
{
    m_runner.abandon();
    m_seen = {};
    m_reason = faulty()          ? tr("Something that is written can't be understood.")
               : m_given.empty() ? tr("Nothing is known of them yet.")
                                 : tr("Placing them…");
    if (faulty() || m_given.empty())
        m_timer.stop();
    else
        m_timer.start();
    Q_EMIT changed();
    Q_EMIT seenChanged();
}

void NewArtistModel::place()
{
    NewArtistCorrection who;
    // The name may come later, and says nothing of who is alike.
    who.artist.name = m_name.isEmpty() ? tr("New artist").toStdString() : m_name.toStdString();
    for (const auto& [name, given] : m_given) who.given.push_back(given);
    const auto work = [path = m_project, run = m_run, who](const JobContext& job) -> Result<Seen> {
        CROSSFADE_ASSIGN(Project project, Project::open(path));
        CROSSFADE_ASSIGN(PlacedArtist placed, placeArtist(project, run, who, job));
        PlacedNeighbours neighbours = neighboursOf(placed, kListed);
        return Seen{std::make_shared<const PlacedArtist>(std::move(placed)),
                    std::make_shared<const PlacedNeighbours>(std::move(neighbours))};
    };
    m_runner.start(tr("Placing the new artist"), work, [this](Result<Seen> seen) {
        m_reason.clear();
        if (seen.hasValue())
            m_seen = std::move(seen).value();
        else
            m_reason = qt(seen.error().sentence());
        if (seen.hasValue() && m_seen.neighbours->all.rows.empty())
            m_reason = qt(m_seen.neighbours->all.reason);
        Q_EMIT seenChanged();
    });
}

std::optional<NewArtistCorrection> NewArtistModel::toKeep() const
{
    if (m_name.isEmpty() || !m_seen.placed || placing()) return std::nullopt;
    NewArtistCorrection who = m_seen.placed->who;
    if (who.artist.name == m_name.toStdString()) return who;
    // They were named after they were placed.
    who.artist.name = m_name.toStdString();
    who.artist.id = newArtistId(catalogue(), who.artist.name);
    return who;
}

}  // namespace crossfade::ui
