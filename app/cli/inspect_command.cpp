// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mixer_arguments.h"
#include "app/cli/neighbour_output.h"
#include "core/base/text.h"
#include "core/exploration/comparison_text.h"
#include "core/workflow/inspect.h"
#include "core/workflow/project.h"
#include "core/workflow/simulate_missing.h"
#include "core/workflow/systems.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <map>

namespace crossfade::cli {

namespace {

struct InspectArguments {
    std::string project, what = "hubs";
    std::vector<std::string> artists;
    std::int64_t run = 0;
    MixerArguments mixer;
    std::optional<std::size_t> k;
    std::size_t most = 50;
};

/// What every view is made of.
struct Sources {
    std::filesystem::path path;
    std::shared_ptr<const CatalogueSnapshot> catalogue;
    std::shared_ptr<const LoadedRun> run;  ///< without what is taken to be missing
    Comparison shown;
    std::shared_ptr<const LoadedRun> baselineRun;  ///< likewise
    std::optional<Comparison> baseline;
    std::vector<ArtistRow> artists;  ///< that are named
    std::optional<std::size_t> k;
    std::size_t most = 0;  ///< rows; 0: all

    const std::vector<std::string>& modalities() const { return run->record.modalities; }
    bool named(ArtistRow artist) const
    {
        return artists.empty() || std::ranges::find(artists, artist) != artists.end();
    }
};

/// One view: what is added to the object, and the text.
struct View {
    Json json = Json::object();
    Json rows = Json::array();
    std::string text;

    bool full(std::size_t most) const { return most > 0 && rows.size() >= most; }
};

Json artistJson(const CatalogueSnapshot& catalogue, ArtistRow row)
{
    const Artist& artist = catalogue.artists()[row];
    return {{"id", artist.id}, {"name", artist.name}};
}

Result<View> viewNeighbours(const Sources& from, bool alike, Console& console)
{
    ExplorationState state = Explorer(from.catalogue, from.run).firstState();
    for (const ArtistRow row : from.artists)
        state.query.push_back(from.catalogue->artists()[row].id);
    state.comparison = from.shown;
    CROSSFADE_ASSIGN(const InspectedList list,
                     inspectNeighbours(from.path, from.catalogue, from.run, state,
                                       from.k.value_or(kInspectedNeighbours), console.job()));
    if (!list.reason.empty()) return Error{ErrorCode::InvalidInput, list.reason};
    if (alike && !list.pair) return Error{ErrorCode::InvalidInput, list.pairReason};
    std::vector<std::size_t> order = alikeWithoutAudience(list);
    if (!alike) {
        order.clear();
        for (std::size_t i = 0; i < list.rows.size(); ++i) order.push_back(i);
    }
    View view;
    view.json["k"] = list.rows.size();
    view.json["listed"] = order.size();
    if (list.pair)
        view.json["pair"] = {{"sound", list.modalities[list.pair->sound]},
                             {"audience", list.modalities[list.pair->audience]}};
    for (const std::size_t i : order) {
        if (view.full(from.most)) break;
        const InspectedNeighbour& one = list.rows[i];
        Json json = neighbourJson(one.row, nullptr, *from.catalogue, list.modalities);
        json["common_listeners"] = one.common ? Json(*one.common) : Json();
        view.rows.push_back(json);
        view.text += neighbourText(one.row, nullptr, *from.catalogue, list.modalities) + "     ";
        for (std::size_t m = 0; m < list.modalities.size(); ++m)
            view.text += (m > 0 ? ", " : "") + list.modalities[m] + " " +
                         metric(static_cast<double>(one.shares[m]));
        if (one.common)
            view.text += "; " + counted(*one.common, "common listener", "common listeners");
        view.text += "\n";
    }
    if (alike && order.empty())
        view.text = "Of the " + std::to_string(list.rows.size()) +
                    " nearest nobody is known to have no listener in common.\n";
    return view;
}

Result<View> viewExposure(const Sources& from, bool orphans, Console& console)
{
    const std::size_t k = from.k.value_or(from.catalogue->stored.catalogue.k);
    CROSSFADE_ASSIGN(const ListExposure now,
                     inspectExposure(*from.run, from.shown, k, console.job()));
    std::map<ArtistRow, std::pair<std::uint32_t, double>> before;
    if (from.baseline) {
        CROSSFADE_ASSIGN(const ListExposure base,
                         inspectExposure(*from.baselineRun, *from.baseline, k, console.job()));
        for (std::size_t i = 0; i < base.artists.size(); ++i)
            before[base.artists[i]] = {base.lists[i], base.share(i)};
    }
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < now.artists.size(); ++i)
        if (from.named(now.artists[i]) && (!orphans || now.lists[i] == 0)) order.push_back(i);
    const auto popularity = [&](std::size_t i) {
        return from.catalogue->artists()[now.artists[i]].popularity;
    };
    if (orphans)
        std::ranges::stable_sort(order, std::greater<>(), popularity);
    else
        std::ranges::stable_sort(order, std::greater<>(),
                                 [&](std::size_t i) { return now.lists[i]; });
    View view;
    view.json["k"] = k;
    view.json["askers"] = now.askers;
    view.json["artists"] = now.artists.size();
    view.json["orphans"] = now.orphans();
    view.json["median_lists"] = now.median();
    view.json["listed"] = order.size();
    view.text = counted(now.orphans(), "artist is", "artists are") + " in no list, half in " +
                withThousands(now.median()) + " or fewer of the " + withThousands(now.askers) +
                " lists of " + std::to_string(k) + ".\n";
    for (const std::size_t i : order) {
        if (view.full(from.most)) break;
        Json json = artistJson(*from.catalogue, now.artists[i]);
        json["lists"] = now.lists[i];
        json["share"] = now.share(i);
        json["popularity"] = popularity(i);
        std::string was;
        if (from.baseline) {
            const auto found = before.find(now.artists[i]);
            const bool known = found != before.end();
            json["baseline_lists"] = known ? Json(found->second.first) : Json();
            json["baseline_share"] = known ? Json(found->second.second) : Json();
            was = (known ? withThousands(found->second.first) : std::string("-")) + " -> ";
        }
        view.rows.push_back(json);
        view.text += was + withThousands(now.lists[i]) + "  " + metric(now.share(i)) + "  " +
                     from.catalogue->label(now.artists[i]) + "\n";
    }
    return view;
}

Result<View> viewDependence(const Sources& from, Console& console)
{
    CROSSFADE_ASSIGN(const ListDependence all,
                     inspectDependence(*from.run, from.shown, from.k.value_or(kDependenceLength),
                                       console.job()));
    // Who is named is told of in any case; of all the others, those with something to compare.
    std::vector<DependentArtist> order = mostDependent(all);
    std::erase_if(order,
                  [&](const DependentArtist& one) { return !from.named(all.artists[one.place]); });
    for (const ArtistRow artist : from.artists)
        if (const auto place = all.placeOf(artist); place && all.sets[*place].count() == 1)
            order.push_back({*place, 0, 1.0});
    View view;
    view.json["k"] = all.k;
    view.json["artists"] = all.artists.size();
    view.json["with_one_modality"] =
        std::ranges::count_if(all.sets, [](ModalityMask set) { return set.count() == 1; });
    view.json["listed"] = order.size();
    for (const DependentArtist& one : order) {
        if (view.full(from.most)) break;
        Json changes = Json::object();
        std::string text;
        for (std::size_t m = 0; m < all.modalities; ++m) {
            const auto change = all.change(one.place, m);
            changes[from.modalities()[m]] = change ? Json(*change) : Json();
            if (change)
                text += (text.empty() ? "" : ", ") + from.modalities()[m] + " " + metric(*change);
        }
        Json json = artistJson(*from.catalogue, all.artists[one.place]);
        json["modalities"] = modalitySetName(all.sets[one.place], from.modalities());
        json["change_without"] = changes;
        view.rows.push_back(json);
        view.text += from.catalogue->label(all.artists[one.place]) + ": " + text + "\n";
    }
    return view;
}

Result<View> viewMissing(const Sources& from, Console& console)
{
    CROSSFADE_ASSIGN(const ListDependence all,
                     inspectDependence(*from.run, from.shown, from.k.value_or(kDependenceLength),
                                       console.job()));
    const MissingGains missing = missingGains(all);
    const auto& names = from.modalities();
    View view;
    view.json["k"] = all.k;
    view.json["estimate"] =
        "mean change of the list of near artists when the modality is taken from them";
    view.json["not_estimated"] = missing.notEstimated;
    Json groups = Json::array();
    for (const MissingGroup& group : missing.groups) {
        groups.push_back({{"has", modalitySetName(group.has, names)},
                          {"missing", names[group.modality]},
                          {"artists", group.artists},
                          {"estimated", group.estimated},
                          {"expected", group.estimated > 0 ? Json(group.expected) : Json()}});
        view.text += counted(group.artists, "artist has ", "artists have ") +
                     modalitySetName(group.has, names) + ", not " + names[group.modality] + ": " +
                     (group.estimated > 0 ? metric(group.expected) : std::string("-")) + "\n";
    }
    view.json["groups"] = groups;
    Json checks = Json::array();
    for (const MissingCheck& check : missing.checks)
        checks.push_back({{"modality", names[check.modality]},
                          {"artists", check.artists},
                          {"error", check.error},
                          {"error_of_mean", check.errorOfMean}});
    view.json["checks"] = checks;
    std::size_t listed = 0;
    for (const MissingGain& gain : missing.gains) {
        if (!from.named(gain.artist)) continue;
        ++listed;
        if (view.full(from.most)) continue;
        Json json = artistJson(*from.catalogue, gain.artist);
        json["modalities"] = modalitySetName(gain.has, names);
        json["missing"] = names[gain.modality];
        json["expected"] = gain.expected;
        json["basis"] = gain.basis;
        view.rows.push_back(json);
        view.text += metric(gain.expected) + "  " + names[gain.modality] + " of " +
                     from.catalogue->label(gain.artist) + " (from " +
                     counted(gain.basis, "artist", "artists") + ")\n";
    }
    view.json["listed"] = listed;
    return view;
}

Result<View> viewOf(const std::string& what, const Sources& from, Console& console)
{
    if (what == "hubs" || what == "orphans") return viewExposure(from, what == "orphans", console);
    if (what == "dependence") return viewDependence(from, console);
    if (what == "missing") return viewMissing(from, console);
    if (from.artists.empty())
        return Error{ErrorCode::InvalidInput,
                     "Whose neighbours? Name somebody with --artist, by name or id."};
    return viewNeighbours(from, what == "alike", console);
}

Result<int> printInspection(const InspectArguments& a, Console& console)
{
    CROSSFADE_ASSIGN(Project project, Project::open(a.project));
    Sources from;
    from.path = project.path();
    from.catalogue = project.catalogue();
    CROSSFADE_ASSIGN(from.run, project.loadRun({a.run}));
    for (const std::string& artist : a.artists) {
        CROSSFADE_ASSIGN(const ArtistRow row, project.resolveArtist(artist));
        from.artists.push_back(row);
    }
    CROSSFADE_ASSIGN(const ExplorationState state, stateOf(a.mixer, *from.run));
    from.shown = state.shown();
    if (state.baseline) {
        from.baseline = state.baseline->comparison;
        from.baselineRun = withMissing(from.run, state.baseline->missing);
    }
    from.run = withMissing(from.run, state.missing);
    from.k = a.k;
    from.most = a.most;
    CROSSFADE_ASSIGN(View view, viewOf(a.what, from, console));
    const std::int64_t run = from.run->record.id.value;
    CROSSFADE_ASSIGN(const bool supervised,
                     isSupervised(project, {"contrastive", from.run->record.id, {}}));
    const std::string mixed = comparisonText(from.shown, from.modalities());
    Json json = {{"what", a.what}, {"run", run}, {"supervised", supervised}, {"mix", mixed}};
    if (from.baseline) json["baseline"] = comparisonText(*from.baseline, from.modalities());
    std::string missing;
    if (state.missing.any()) {
        json["missing_data"] = missingJson(state.missing, from.modalities());
        missing = missingText(state.missing, from.modalities());
    }
    json.update(view.json);
    json["rows"] = std::move(view.rows);
    const std::string& notice = from.catalogue->stored.catalogue.notice;
    if (!notice.empty()) json["notice"] = notice;
    return console.finish(
        json, (notice.empty() ? "" : notice + "\n") + "Run " + std::to_string(run) +
                  (supervised ? ", trained with known pairs of the training split" : "") + ": " +
                  mixed + "\n" + missing + view.text);
}

}  // namespace

void addInspectCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<InspectArguments>();
    CLI::App* command = app.add_subcommand(
        "inspect",
        "Look into the lists: what they are made of, who is in them, what they owe to "
        "each modality");
    addCommonOptions(*command, console, a->project);
    command
        ->add_option(
            "--what", a->what,
            "neighbours (of --artist, with each modality's share), alike (those of them who sound "
            "alike without a common listener), hubs and orphans (who is in most lists, who in "
            "none), dependence (whose list changes most without a modality), missing (which "
            "missing modality is expected to change most)")
        ->check(CLI::IsMember({"neighbours", "alike", "hubs", "orphans", "dependence", "missing"}))
        ->capture_default_str();
    command->add_option("--artist", a->artists,
                        "Name or id; several times for several. Who is asked for, or whom alone "
                        "the rows are to show");
    addMixerOptions(*command, a->mixer);
    command->add_option("--run", a->run, "Run; the newest by default");
    command
        ->add_option("-k", a->k,
                     "Length of the lists; 200 neighbours, the catalogue's k for hubs and orphans, "
                     "20 for the rest by default")
        ->check(CLI::Range(1, 1000000));
    command->add_option("--most", a->most, "Print at most so many rows; 0 for all")
        ->check(CLI::Range(0, 100000000))
        ->capture_default_str();
    command->callback([a, &console, &exitCode] {
        const auto result = printInspection(*a, console);
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    });
}

}  // namespace crossfade::cli
