// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/explanation_text.h"

#include "ui/models/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace crossfade::ui {

namespace {

constexpr double kLeast = 1e-6;       // shorter is rounding, not a part
constexpr double kTelling = 0.005;    // less is printed as nothing
constexpr std::size_t kMostTags = 5;  // by name
constexpr std::size_t kFew = 10;      // listeners who are too few to rely on

QString tr(const char* text)
{
    return QCoreApplication::translate("Explanation", text);
}

ShareSegment segment(ShareSegment::Kind kind, double value, std::size_t first, std::size_t second)
{
    return {kind, std::min(value, 0.0), std::max(value, 0.0), first, second};
}

ExplanationRow row(const QString& label, const ShareSegment& bar)
{
    return {label, label, bar.part(), {bar}, false};
}

QString capitalised(QString word)
{
    if (!word.isEmpty()) word[0] = word[0].toUpper();
    return word;
}

/// Writes one explanation; borrows what it is made of.
class Writer {
public:
    Writer(const Explanation& why, std::span<const SharedData> shared,
           const ExplanationSubject& subject)
        : m_why(why),
          m_shared(shared),
          m_subject(subject),
          m_parts(why.parts.value_or(ScoreParts()))
    {
    }

    ExplanationText write()
    {
        writeHead();
        if (m_why.parts) writeRows();
        if (!m_why.reason.empty())
            m_text.lines.push_back({qt(m_why.reason), {}, {}});
        else if (m_subject.chosen)
            m_text.lines.push_back({tr("Ranked "), rankText(), QStringLiteral(".")});
        writeTags();
        writeAlone();
        writeListeners();
        for (const SharedData& one : m_shared)
            if (!one.fault.empty()) m_text.lines.push_back({qt(one.fault), {}, {}, true});
        if (m_crossModal) writeShares();
        writeSpoken();
        return std::move(m_text);
    }

private:
    QString name(std::size_t m) const { return qt(m_subject.modalities[m]); }
    double pure(std::size_t m) const { return static_cast<double>(m_parts.pure(m)); }
    double share(std::size_t m) const { return static_cast<double>(m_parts.share(m)); }
    QString rankText() const
    {
        return tr("%1 of %2").arg(wholeText(m_why.rank), wholeText(m_why.ranked));
    }
    /// The modality in brackets where several are of this shape.
    QString which(const SharedData& one) const
    {
        const auto alike = std::ranges::count(m_shared, one.shape, &SharedData::shape);
        return alike > 1 ? tr(" (%1)").arg(name(one.modality)) : QString();
    }
    bool counts(std::size_t modality, bool ofQuery) const
    {
        for (std::size_t n = 0; n < m_parts.modalities; ++n)
            if (const float part = ofQuery ? m_parts.part(modality, n) : m_parts.part(n, modality);
                std::abs(static_cast<double>(part)) >= kLeast)
                return true;
        return false;
    }

    void writeHead();
    void writeRows();
    std::vector<ExplanationRow> crossRows() const;
    void writeTags();
    void writeAlone();
    void writeListeners();
    ExplanationLine noListeners(const SharedData& one) const;
    void writeRestsOn(const SharedData& one);
    void writeShares();
    void writeSpoken();

    const Explanation& m_why;
    std::span<const SharedData> m_shared;
    const ExplanationSubject& m_subject;
    ScoreParts m_parts;
    bool m_crossModal = false;
    ExplanationText m_text;
};

void Writer::writeHead()
{
    const bool ranked = m_why.rank > 0;
    const QString score = scoreText(static_cast<double>(m_why.score));
    m_text.head = (ranked ? tr("Why %1?") : tr("Why not %1?")).arg(m_subject.artist);
    if (ranked) {
        m_text.note = tr("#%1 · %2").arg(wholeText(m_why.rank), score);
        m_text.wholeNote = tr("Ranked %1, score %2").arg(rankText(), score);
    } else if (m_why.parts) {
        m_text.note = score;
        m_text.wholeNote = tr("Score %1").arg(score);
    }
}

void Writer::writeRows()
{
    using Kind = ShareSegment::Kind;
    for (std::size_t m = 0; m < m_parts.modalities; ++m)
        if (std::abs(pure(m)) >= kLeast) {
            m_text.rows.push_back(
                row(tr("%1 → %2").arg(name(m), name(m)), segment(Kind::Pure, pure(m), m, m)));
            m_text.rows.back().brief = name(m);
        }
    for (ExplanationRow& cross : crossRows()) {
        m_crossModal = true;
        m_text.rows.push_back(std::move(cross));
    }
    const auto correction = static_cast<double>(m_why.correction);
    if (std::abs(correction) >= kLeast)
        m_text.rows.push_back(row(tr("correction"), segment(Kind::Correction, correction, 0, 0)));
    const auto novelty = static_cast<double>(m_why.novelty);
    if (std::abs(novelty) >= kLeast)
        m_text.rows.push_back(row(tr("novelty"), segment(Kind::Novelty, novelty, 0, 0)));
    if (m_text.rows.size() == 1) return;  // it is the score
    m_text.rows.push_back({tr("score"), tr("score"), static_cast<double>(m_why.score),
                           shareSegments(m_parts, {correction, novelty}), true});
}

std::vector<ExplanationRow> Writer::crossRows() const
{
    using Kind = ShareSegment::Kind;
    std::vector<ExplanationRow> rows;
    std::vector<double> lengths;
    for (std::size_t m = 0; m < m_parts.modalities; ++m)
        for (std::size_t n = m + 1; n < m_parts.modalities; ++n) {
            const auto value = static_cast<double>(m_parts.cross(m, n));
            if (std::abs(value) < kLeast) continue;
            const auto is = [&](std::size_t query, std::size_t candidate) {
                return std::abs(static_cast<double>(m_parts.part(query, candidate))) >= kLeast;
            };
            const QString label = is(m, n) && is(n, m) ? tr("%1 ↔ %2").arg(name(m), name(n))
                                  : is(m, n)           ? tr("%1 → %2").arg(name(m), name(n))
                                                       : tr("%1 → %2").arg(name(n), name(m));
            rows.push_back(row(label, segment(Kind::Cross, value, m, n)));
            lengths.push_back(std::abs(value));
        }
    if (rows.size() <= kMostCross) return rows;
    // Who stays keeps their place: rows don't jump while a fader moves.
    std::ranges::sort(lengths, std::greater<>());
    const double least = lengths[kMostCross - 1];
    std::vector<ExplanationRow> kept;
    double rest = 0.0;
    std::size_t others = 0;
    for (ExplanationRow& one : rows) {
        if (std::abs(one.value) >= least && kept.size() < kMostCross) {
            kept.push_back(std::move(one));
        } else {
            rest += one.value;
            ++others;
        }
    }
    kept.push_back(row(countText(others, tr("1 more pair"), tr("%1 more pairs")),
                       segment(Kind::Correction, rest, 0, 0)));
    return kept;
}

void Writer::writeTags()
{
    for (const SharedData& one : m_shared) {
        if (one.shape != ModalityShape::Tags || !one.fault.empty()) continue;
        const auto& tags = one.amounts.shared;
        if (tags.empty()) {
            // Of who is not even compared, it says nothing.
            if (m_why.parts)
                m_text.lines.push_back({tr("No shared tags%1.").arg(which(one)), {}, {}});
            continue;
        }
        QStringList names;
        for (const auto& [tag, amount] : tags)
            if (names.size() < static_cast<qsizetype>(kMostTags)) names << qt(tag);
        const std::size_t more = tags.size() - std::min(tags.size(), kMostTags);
        m_text.lines.push_back({tr("Shared tags%1: ").arg(which(one)),
                                names.join(QStringLiteral(", ")),
                                more == 0 ? QString() : tr(" and %1 more").arg(wholeText(more))});
    }
}

void Writer::writeAlone()
{
    if (std::ranges::none_of(m_why.alone,
                             [](const AloneResult& one) { return one.score.has_value(); }))
        return;
    QStringList results;
    for (std::size_t m = 0; m < m_why.alone.size(); ++m) {
        const AloneResult& one = m_why.alone[m];
        results << (one.score ? tr("%1 #%2 (%3)")
                                    .arg(name(m), wholeText(one.rank),
                                         scoreText(static_cast<double>(*one.score)))
                              : tr("%1 –").arg(name(m)));
    }
    m_text.lines.push_back({tr("Alone: %1").arg(results.join(QStringLiteral(" · "))), {}, {}});
}

void Writer::writeListeners()
{
    for (const SharedData& one : m_shared) {
        if (one.shape != ModalityShape::Interactions || !one.fault.empty()) continue;
        const std::size_t common = one.amounts.shared.size();
        if (common > 0)
            m_text.lines.push_back(
                {{},
                 countText(common, tr("1 common listener"), tr("%1 common listeners")),
                 which(one) + QLatin1Char('.')});
        else if (m_why.parts)
            m_text.lines.push_back(noListeners(one));
        writeRestsOn(one);
    }
}

ExplanationLine Writer::noListeners(const SharedData& one) const
{
    QStringList carriers;
    double most = 0.0;
    for (std::size_t m = 0; m < m_parts.modalities; ++m) {
        if (m == one.modality || share(m) < kTelling) continue;
        most = std::max(most, share(m));
        const bool words = std::ranges::any_of(m_shared, [&](const SharedData& other) {
            return other.modality == m && other.shape == ModalityShape::Tags;
        });
        carriers << (words                                ? tr("words")
                     : m_subject.modalities[m] == "audio" ? tr("sound")
                                                          : name(m));
    }
    const QString none = tr("No common listeners%1").arg(which(one));
    const double own = share(one.modality);
    // Who shares no listener may still be heard by people of one taste.
    if (own >= kTelling && own >= most)
        return {{}, none, tr(": their listeners are alike in what else they hear.")};
    if (carriers.isEmpty()) return {{}, none, QStringLiteral(".")};
    carriers.removeDuplicates();
    return {{}, none, tr(": found by %1.").arg(listText(carriers))};
}

void Writer::writeRestsOn(const SharedData& one)
{
    QStringList sides;
    const auto add = [&](std::size_t listeners, bool ofQuery, const QString& who) {
        if (listeners > 0 && listeners < kFew && counts(one.modality, ofQuery))
            sides << tr("%1 of %2")
                         .arg(countText(listeners, tr("1 listener"), tr("%1 listeners")), who);
    };
    add(one.amounts.ofA, true, m_subject.query);
    add(one.amounts.ofB, false, m_subject.artist);
    if (!sides.isEmpty())
        m_text.lines.push_back(
            {tr("%1 rests on %2.").arg(capitalised(name(one.modality)), listText(sides)),
             {},
             {},
             true});
}

void Writer::writeShares()
{
    QStringList shares;
    for (std::size_t m = 0; m < m_parts.modalities; ++m)
        if (std::abs(share(m)) >= kLeast) shares << tr("%1 %2").arg(name(m), scoreText(share(m)));
    m_text.lines.push_back({tr("Shares: %1").arg(shares.join(QStringLiteral(" · "))), {}, {}});
    m_text.lines.push_back(
        {tr("A modality's share is its pure part and half of its cross-modal parts."),
         {},
         {},
         true});
}

void Writer::writeSpoken()
{
    QStringList said{m_text.head};
    if (m_why.parts) {
        const QString parts = shareText(
            m_parts, {static_cast<double>(m_why.correction), static_cast<double>(m_why.novelty)},
            m_subject.modalities);
        said << (parts.isEmpty() ? tr("%1.").arg(m_text.wholeNote)
                                 : tr("%1: %2.").arg(m_text.wholeNote, parts));
    }
    for (const ExplanationLine& line : m_text.lines) {
        QString text = line.text();
        if (!text.endsWith(QLatin1Char('.'))) text += QLatin1Char('.');
        said << text;
    }
    m_text.spoken = said.join(QLatin1Char(' '));
}

}  // namespace

ExplanationText explanationText(const Explanation& why, std::span<const SharedData> shared,
                                const ExplanationSubject& subject)
{
    return Writer(why, shared, subject).write();
}

}  // namespace crossfade::ui
