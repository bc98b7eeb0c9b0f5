// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/research_text.h"

#include "ui/models/text.h"

#include <QCoreApplication>

#include <cmath>

namespace crossfade::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("research", text);
}

QString accuracySentence(const SystemComparison& c, std::size_t k)
{
    const PairedComparison& p = c.ndcg;
    const QString both = tr("%1 has an nDCG@%2 of %3, %4 of %5")
                             .arg(qt(c.labelA), QString::number(k), scoreText(p.meanA, 3),
                                  qt(c.labelB), scoreText(p.meanB, 3));
    if (p.wins == 0 && p.losses == 0) return tr("%1: no query differs.").arg(both);
    const bool clear = p.interval.low > 0.0 || p.interval.high < 0.0;
    return (clear
                ? tr("%1: a difference of %2 (95 % interval %3 to %4).")
                : tr("%1: the difference of %2 can't be told from none (95 % interval %3 to %4)."))
        .arg(both, signedText(p.difference), signedText(p.interval.low),
             signedText(p.interval.high));
}

QString giniSentence(const SystemComparison& c)
{
    const double difference = c.giniA - c.giniB;
    const QString interval =
        tr("%1 to %2").arg(signedText(c.giniDifference.low), signedText(c.giniDifference.high));
    if (c.giniDifference.low <= 0.0 && c.giniDifference.high >= 0.0)
        return tr("Exposure is as even with either: Gini %1 and %2, difference %3 (%4).")
            .arg(scoreText(c.giniA, 3), scoreText(c.giniB, 3), signedText(difference), interval);
    return (difference < 0.0
                ? tr("Exposure is more even with the first: Gini %1 and %2, difference %3 (%4).")
                : tr("Exposure is more even with the second: Gini %1 and %2, difference %3 (%4)."))
        .arg(scoreText(c.giniA, 3), scoreText(c.giniB, 3), signedText(difference), interval);
}

}  // namespace

QString intervalText(const Interval& interval, int decimals)
{
    return QStringLiteral("[%1, %2]")
        .arg(scoreText(interval.low, decimals), scoreText(interval.high, decimals));
}

QString signedText(double value, int decimals)
{
    const QString text = scoreText(value, decimals);
    const bool nothing = scoreText(std::abs(value), decimals) == scoreText(0.0, decimals);
    return value > 0.0 && !nothing ? QLatin1Char('+') + text : text;
}

QString pText(double p)
{
    return p < 0.001 ? tr("p < .001") : tr("p = %1").arg(scoreText(p, 3));
}

QString percentText(double share)
{
    const double percent = 100.0 * share;
    return tr("%1 %").arg(percent, 0, 'f', percent > 0.0 && percent < 1.0 ? 1 : 0);
}

QString signatureText(const Signature& signature)
{
    return tr("Watch out: %1 %2").arg(qt(signature.seen), qt(signature.advice));
}

QString comparisonText(const SystemComparison& comparison, std::size_t k, std::size_t comparisons)
{
    const PairedComparison& p = comparison.ndcg;
    const QString effect = std::isfinite(p.effectSize)
                               ? tr("d_z = %1").arg(signedText(p.effectSize, 2))
                               : tr("d_z infinite");
    const QString holm =
        comparisons > 1
            ? tr("%1 (Holm, over %2 comparisons)").arg(pText(p.adjustedP)).arg(comparisons)
            : pText(p.adjustedP);
    const QString counts = tr("%1, %2; %3 wins, %4 losses, %5 ties over %6 queries.")
                               .arg(holm, effect, wholeText(p.wins), wholeText(p.losses),
                                    wholeText(p.ties), wholeText(p.queries));
    return QStringList{accuracySentence(comparison, k), counts, giniSentence(comparison)}.join(
        QLatin1Char('\n'));
}

}  // namespace crossfade::ui
