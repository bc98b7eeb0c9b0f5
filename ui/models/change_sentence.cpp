// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/change_sentence.h"

#include "ui/models/text.h"

#include <QCoreApplication>

#include <cmath>
#include <cstdint>

namespace crossfade::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ChangeSentence", text);
}

/// "audio", "audio and tags", "audio, tags and listening"; empty for none.
QString listed(ModalityMask set, std::span<const std::string> names)
{
    QStringList texts;
    for (std::size_t m = 0; m < names.size(); ++m)
        if (set.has(m)) texts << qt(names[m]);
    return listText(texts);
}

/// Those of `a` that are not in `b`, by name; empty where there are none.
QString only(ModalityMask a, ModalityMask b, std::span<const std::string> names)
{
    return listed(ModalityMask(static_cast<std::uint32_t>(a.bits() & ~b.bits())), names);
}

/// What is switched otherwise than before: empty where nothing is.
QString switched(const Comparison& before, const Comparison& now,
                 std::span<const std::string> names)
{
    const ModalityMask queryBefore = before.query.active();
    const ModalityMask queryNow = now.query.active();
    const ModalityMask candidatesBefore = before.candidates.active();
    const ModalityMask candidatesNow = now.candidates.active();
    const QString offQuery = only(queryBefore, queryNow, names);
    const QString onQuery = only(queryNow, queryBefore, names);
    const QString offCandidates = only(candidatesBefore, candidatesNow, names);
    const QString onCandidates = only(candidatesNow, candidatesBefore, names);
    if (offQuery == offCandidates && onQuery == onCandidates) {
        if (!offQuery.isEmpty() && !onQuery.isEmpty())
            return tr("With %1 instead of %2").arg(onQuery, offQuery);
        if (!offQuery.isEmpty()) return tr("Without %1").arg(offQuery);
        return onQuery.isEmpty() ? QString() : tr("With %1").arg(onQuery);
    }
    QStringList parts;
    if (!offQuery.isEmpty()) parts << tr("asked without %1").arg(offQuery);
    if (!onQuery.isEmpty()) parts << tr("asked with %1").arg(onQuery);
    if (!offCandidates.isEmpty()) parts << tr("with %1 off for the candidates").arg(offCandidates);
    if (!onCandidates.isEmpty()) parts << tr("with %1 on for the candidates").arg(onCandidates);
    return parts.join(QStringLiteral(", "));
}

bool sameSides(const Comparison& a, const Comparison& b)
{
    for (std::size_t m = 0; m < kMaxModalities; ++m)
        if (a.query.weight(m) != b.query.weight(m) ||
            a.candidates.weight(m) != b.candidates.weight(m))
            return false;
    return true;
}

QString scored(const Scoring& before, const Scoring& now)
{
    if (before.compareOn != now.compareOn)
        return now.compareOn == CompareOn::Shared ? tr("Compared on what both have")
                                                  : tr("Compared as they are");
    return tr("Scored like this");
}

/// What was done, as the beginning of a sentence.
QString deed(const ExplorationState& before, const ExplorationState& now,
             std::span<const std::string> names)
{
    if (before.run != now.run) return tr("Compared with run %1").arg(before.run.value);
    QStringList parts;
    const Comparison shown = now.shown();
    if (now.canFade() && now.crossfade > 0.0 && now.crossfade < 1.0)
        parts << tr("%1 % of the way from the baseline").arg(std::lround(100.0 * now.crossfade));
    else if (const QString what = switched(before.comparison, shown, names); !what.isEmpty())
        parts << what;
    else if (!sameSides(before.comparison, shown))
        parts << tr("Mixed like this");
    else if (before.comparison.scoring != shown.scoring)
        parts << scored(before.comparison.scoring, shown.scoring);
    if (before.missing != now.missing)
        parts << (now.missing.any() ? tr("with %1").arg(missingSentence(now.missing, names))
                                    : tr("with nothing missing"));
    QString text = parts.join(QStringLiteral(", "));
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

}  // namespace

QString missingSentence(const MissingData& missing, std::span<const std::string> modalities)
{
    return tr("%1 % of %2 missing (seed %3)")
        .arg(std::lround(100.0 * missing.share))
        .arg(listed(missing.of, modalities))
        .arg(missing.seed);
}

QString changeSentence(const ExplorationState& before, const ExplorationState& now,
                       const ListChange& change, std::span<const std::string> modalities)
{
    const QString how = deed(before, now, modalities);
    const QString what =
        change.entered == 0
            ? tr("%1, the %2 neighbours stay").arg(how).arg(change.k)
            : tr("%1, %2 of the %3 neighbours change").arg(how).arg(change.entered).arg(change.k);
    const double from = change.medianBefore;
    const double to = change.medianNow;
    if (from <= 0.0 || to <= 0.0 || from == to) return what + QLatin1Char('.');
    return (to < from ? tr("%1 and their median popularity falls from %2 to %3.")
                      : tr("%1 and their median popularity rises from %2 to %3."))
        .arg(what, compactPopularityText(from), compactPopularityText(to));
}

}  // namespace crossfade::ui
