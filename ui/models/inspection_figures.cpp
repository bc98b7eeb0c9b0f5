// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/inspection_figures.h"

#include "ui/models/research_text.h"
#include "ui/models/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crossfade::ui {

namespace {

constexpr int kRingWidth = 34;
constexpr int kBarWidth = 120;

QString tr(const char* text)
{
    return QCoreApplication::translate("inspection", text);
}

FigureCell number(double value, const QString& text, const QString& tip = {})
{
    return {text, {}, tip, false, false, value};
}

FigureCell whole(std::size_t value)
{
    return number(static_cast<double>(value), wholeText(value));
}

FigureCell share(double value)
{
    return number(value, scoreText(value));
}

FigureCell percent(double value)
{
    return number(value, percentText(value), QString::number(100.0 * value, 'f', 3) + tr(" %"));
}

/// Says why there is no figure; stands last.
FigureCell none(const QString& text, const QString& tip)
{
    return {text, {}, tip, false, true};
}

FigureCell popularity(double value)
{
    if (value <= 0.0) return none(popularityText(value), tr("The popularity is not known"));
    return number(value, compactPopularityText(value), popularityText(value));
}

FigureCell ring(ModalityMask set, const std::vector<std::string>& modalities)
{
    const QString names = qt(modalitySetName(set, modalities, ", "));
    FigureCell cell{names, {}, names, false, false, static_cast<double>(set.count())};
    cell.ring = set;
    return cell;
}

FigureCell name(const CatalogueSnapshot& catalogue, ArtistRow artist)
{
    const QString label = qt(catalogue.label(artist));
    return {label, {}, tr("%1. Double-click to ask for them.").arg(label)};
}

FigureColumn ringColumn()
{
    FigureColumn column{tr("has"), tr("Modalities the artist has: the first at twelve o'clock, "
                                      "then clockwise. Sorted by how many")};
    column.width = kRingWidth;
    column.isDrawn = true;
    return column;
}

FigureColumn nameColumn()
{
    return {tr("artist"), tr("A double-click or Enter asks for the artist"), false};
}

FigureColumn popularityColumn()
{
    return {tr("pop."), tr("Popularity as the catalogue gives it; – is unknown")};
}

FigureTable emptyTable(std::size_t modalities)
{
    FigureTable table;
    table.modalities = modalities;
    table.columns = {ringColumn(), nameColumn()};
    return table;
}

void addShareColumns(FigureTable& table, const InspectedList& list)
{
    FigureColumn rank{tr("rank"), tr("Rank by the score")};
    rank.lowFirst = true;
    FigureColumn bar{tr("score by modality"),
                     tr("Solid: what a modality gives on both sides; striped: what two give "
                        "together; thin: the correction of hubs"),
                     true, kBarWidth};
    bar.isDrawn = true;
    table.columns.insert(table.columns.end(),
                         {rank, bar, {tr("score"), tr("What neighbours are ranked by")}});
    for (const std::string& modality : list.modalities)
        table.columns.push_back(
            {qt(modality),
             tr("%1's share of the score: its own part and half of what it gives together with "
                "others. All shares add up to the score without its correction")
                 .arg(qt(modality))});
    for (std::size_t m = 0; m < list.modalities.size(); ++m)
        for (std::size_t n = m + 1; n < list.modalities.size(); ++n)
            table.columns.push_back(
                {tr("%1 − %2").arg(qt(list.modalities[m]), qt(list.modalities[n])),
                 tr("The share of %1 less that of %2")
                     .arg(qt(list.modalities[m]), qt(list.modalities[n]))});
    if (list.pair)
        table.columns.push_back(
            {tr("common"), tr("Who listens to both: common users of %1; – where of either none "
                              "is known")
                               .arg(qt(list.modalities[list.pair->audience]))});
    table.columns.push_back(popularityColumn());
}

std::vector<FigureCell> shareRow(const InspectedNeighbour& one, const InspectedList& list,
                                 const CatalogueSnapshot& catalogue)
{
    std::vector<FigureCell> cells = {ring(one.row.presence, list.modalities),
                                     name(catalogue, one.row.artist), whole(one.row.rank)};
    const auto score = static_cast<double>(one.row.score);
    const QString spoken = shareText(one.row, list.modalities);
    FigureCell bar{spoken, {}, spoken, false, false, score};
    bar.bar = shareSegments(one.row);
    cells.push_back(std::move(bar));
    cells.push_back(share(score));
    for (const float value : one.shares) cells.push_back(share(static_cast<double>(value)));
    for (std::size_t m = 0; m < one.shares.size(); ++m)
        for (std::size_t n = m + 1; n < one.shares.size(); ++n)
            cells.push_back(share(static_cast<double>(one.shares[m] - one.shares[n])));
    if (list.pair)
        cells.push_back(
            one.common ? whole(*one.common)
                       : none(QStringLiteral("–"), tr("Of one of the two no listener is known")));
    cells.push_back(popularity(one.row.popularity));
    return cells;
}

FigureTable neighboursOf(const InspectedList& list, const CatalogueSnapshot& catalogue,
                         std::span<const std::size_t> rows)
{
    FigureTable table = emptyTable(list.modalities.size());
    addShareColumns(table, list);
    for (const std::size_t i : rows) {
        table.artists.push_back(list.rows[i].row.artist);
        table.rows.push_back(shareRow(list.rows[i], list, catalogue));
    }
    return table;
}

}  // namespace

FigureTable inspectedNeighbours(const InspectedList& list, const CatalogueSnapshot& catalogue)
{
    std::vector<std::size_t> all(list.rows.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return neighboursOf(list, catalogue, all);
}

FigureTable inspectedAlike(const InspectedList& list, const CatalogueSnapshot& catalogue)
{
    return neighboursOf(list, catalogue, alikeWithoutAudience(list));
}

QString neighboursSentence(const InspectedList& list)
{
    return tr("The %1 nearest of %2, best first, and what each modality gives to their score. A "
              "click on a head sorts.")
        .arg(wholeText(list.rows.size()), wholeText(list.placed));
}

QString alikeSentence(const InspectedList& list)
{
    if (!list.pair) return qt(list.pairReason);
    const std::size_t rows = alikeWithoutAudience(list).size();
    if (rows == 0)
        return tr("Of the %1 nearest, nobody is known to share no listener: each has one in "
                  "common, or of one of the two none is known.")
            .arg(wholeText(list.rows.size()));
    return tr("%1 of the %2 nearest have no listener in common with who is asked for: first who is "
              "near by %3 more than by %4.")
        .arg(wholeText(rows), wholeText(list.rows.size()), qt(list.modalities[list.pair->sound]),
             qt(list.modalities[list.pair->audience]));
}

FigureTable inspectedExposure(const InspectedExposure& exposure, const CatalogueSnapshot& catalogue,
                              const LoadedRun& run, bool orphansOnly)
{
    const auto& modalities = run.record.modalities;
    const ListExposure& now = exposure.now;
    FigureTable table = emptyTable(modalities.size());
    const bool compared = exposure.baseline.has_value();
    table.columns.push_back({tr("lists"), tr("In how many lists of others the artist is")});
    table.columns.push_back({tr("share"), tr("Of all lists that they could be in")});
    if (compared) {
        table.columns.push_back({tr("baseline"), tr("In how many lists they are at the baseline")});
        table.columns.push_back({tr("change"), tr("Lists now less those at the baseline")});
    }
    table.columns.push_back(popularityColumn());
    std::vector<std::size_t> order(now.artists.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t i) {
        return std::pair(now.lists[i], catalogue.artists()[now.artists[i]].popularity);
    });
    if (orphansOnly) std::erase_if(order, [&](std::size_t i) { return now.lists[i] > 0; });
    for (const std::size_t i : order) {
        const ArtistRow artist = now.artists[i];
        std::vector<FigureCell> cells = {ring(run.index.encodings().presence[artist], modalities),
                                         name(catalogue, artist), whole(now.lists[i]),
                                         percent(now.share(i))};
        if (compared) {
            const ListExposure& before = *exposure.baseline;
            const auto found = std::ranges::lower_bound(before.artists, artist);
            if (found != before.artists.end() && *found == artist) {
                const std::uint32_t lists =
                    before.lists[static_cast<std::size_t>(found - before.artists.begin())];
                const double change =
                    static_cast<double>(now.lists[i]) - static_cast<double>(lists);
                cells.push_back(whole(lists));
                cells.push_back(
                    number(change, (change < 0.0   ? QStringLiteral("−")
                                    : change > 0.0 ? QStringLiteral("+")
                                                   : QString()) +
                                       wholeText(static_cast<std::size_t>(std::abs(change)))));
            } else {
                const QString why = tr("At the baseline they can't be compared");
                cells.push_back(none(QStringLiteral("–"), why));
                cells.push_back(none(QStringLiteral("–"), why));
            }
        }
        cells.push_back(popularity(catalogue.artists()[artist].popularity));
        table.artists.push_back(artist);
        table.rows.push_back(std::move(cells));
    }
    return table;
}

QString exposureSentence(const InspectedExposure& exposure)
{
    const ListExposure& now = exposure.now;
    QString text =
        tr("Everybody who can asks once, %1 lists of up to %2: half of the artists are in %3 or "
           "fewer, %4 of %5 in none.")
            .arg(wholeText(now.askers), wholeText(now.k), wholeText(now.median()),
                 wholeText(now.orphans()), wholeText(now.artists.size()));
    if (exposure.baseline)
        text += tr(" At the baseline %1 are in none.").arg(wholeText(exposure.baseline->orphans()));
    return text;
}

FigureTable inspectedDependence(const ListDependence& lists, const CatalogueSnapshot& catalogue,
                                const LoadedRun& run)
{
    const auto& modalities = run.record.modalities;
    FigureTable table = emptyTable(modalities.size());
    table.columns.push_back({tr("most on"), tr("The modality without which most changes"), false});
    table.columns.push_back({tr("change"), tr("The share of the list that changes without it")});
    for (const std::string& modality : modalities)
        table.columns.push_back(
            {tr("without %1").arg(qt(modality)),
             tr("The share of the list that changes when %1 is taken from who asks")
                 .arg(qt(modality))});
    table.columns.push_back(popularityColumn());
    const auto add = [&](std::size_t place, std::optional<DependentArtist> most) {
        const ArtistRow artist = lists.artists[place];
        std::vector<FigureCell> cells = {ring(lists.sets[place], modalities),
                                         name(catalogue, artist)};
        const QString only = tr("It is all that counts of the artist: no list is left without it");
        if (most) {
            cells.push_back({most->change > 0.0 ? qt(modalities[most->modality]) : tr("none")});
            cells.push_back(percent(most->change));
        } else {
            cells.push_back(none(tr("one only"), only));
            cells.push_back(none(QStringLiteral("–"), only));
        }
        for (std::size_t m = 0; m < modalities.size(); ++m) {
            const auto change = lists.change(place, m);
            if (!change)
                cells.push_back(none(QString(), tr("The artist lacks it, or it is off")));
            else if (lists.isOnly(place, m))
                cells.push_back(none(tr("only this"), only));
            else
                cells.push_back(percent(*change));
        }
        cells.push_back(popularity(catalogue.artists()[artist].popularity));
        table.artists.push_back(artist);
        table.rows.push_back(std::move(cells));
    };
    for (const DependentArtist& one : mostDependent(lists)) add(one.place, one);
    for (std::size_t i = 0; i < lists.artists.size(); ++i)
        if (lists.sets[i].count() == 1) add(i, std::nullopt);
    return table;
}

QString dependenceSentence(const ListDependence& lists)
{
    const auto one = static_cast<std::size_t>(
        std::ranges::count_if(lists.sets, [](ModalityMask set) { return set.count() == 1; }));
    return tr("How much of each artist's %1 nearest changes when one modality is taken from them "
              "as who asks; the candidates stay as they are. %2 of %3 have only one that counts, "
              "and stand last.")
        .arg(wholeText(lists.k), wholeText(one), wholeText(lists.artists.size()));
}

FigureTable inspectedMissing(const InspectedDependence& dependence,
                             const CatalogueSnapshot& catalogue, const LoadedRun& run)
{
    const auto& modalities = run.record.modalities;
    FigureTable table = emptyTable(modalities.size());
    table.columns.push_back({tr("lacks"), tr("The modality that is missing"), false});
    table.columns.push_back(
        {tr("expected change"), tr("An estimate of the share of the list that would change if it "
                                   "were known")});
    table.columns.push_back(
        {tr("rests on"), tr("So many of the nearest have the modality and another: the mean of "
                            "what taking it from them changes is the estimate")});
    table.columns.push_back(popularityColumn());
    for (const MissingGain& gain : dependence.missing.gains) {
        table.artists.push_back(gain.artist);
        table.rows.push_back({ring(gain.has, modalities),
                              name(catalogue, gain.artist),
                              {qt(modalities[gain.modality])},
                              percent(gain.expected),
                              whole(gain.basis),
                              popularity(catalogue.artists()[gain.artist].popularity)});
    }
    return table;
}

FigureTable missingGroups(const InspectedDependence& dependence, const LoadedRun& run)
{
    const auto& modalities = run.record.modalities;
    FigureTable table;
    table.modalities = modalities.size();
    table.columns = {ringColumn(),
                     {tr("artists who have"), {}, false},
                     {tr("lack"), {}, false},
                     {tr("artists"), tr("How many have just these and lack that")},
                     {tr("expected change"), tr("Mean estimate, over those who have one")}};
    for (const MissingGroup& group : dependence.missing.groups)
        table.rows.push_back(
            {ring(group.has, modalities),
             {qt(modalitySetName(group.has, modalities, ", "))},
             {qt(modalities[group.modality])},
             whole(group.artists),
             group.estimated > 0
                 ? percent(group.expected)
                 : none(QStringLiteral("–"), tr("Near none of them is anybody who has it"))});
    return table;
}

QString missingSentence(const InspectedDependence& dependence, const LoadedRun& run)
{
    const MissingGains& missing = dependence.missing;
    QString text = tr("An estimate: if a missing modality were known, as much of the %1 nearest is "
                      "expected to "
                      "change as changes for up to %2 near artists when it is taken from them.")
                       .arg(wholeText(dependence.lists.k), wholeText(kGainNeighbours));
    if (missing.notEstimated > 0)
        text += tr(" In %1 cases nobody near has it.").arg(wholeText(missing.notEstimated));
    QStringList errors;
    for (const MissingCheck& check : missing.checks)
        errors << tr("%1 %2 (%3)")
                      .arg(qt(run.record.modalities[check.modality]), percentText(check.error),
                           percentText(check.errorOfMean));
    if (!errors.isEmpty())
        text +=
            tr(" Where the truth is known it is off by, on average: %1; in brackets, saying the "
               "mean for everybody.")
                .arg(errors.join(QStringLiteral(", ")));
    return text;
}

}  // namespace crossfade::ui
