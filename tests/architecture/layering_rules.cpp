// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/layering_rules.h"

#include <algorithm>
#include <optional>
#include <sstream>
#include <string_view>

namespace crossfade::test {

namespace {

using Names = std::vector<std::string>;

Names operator+(Names a, const Names& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

const Names kData = {"core/base", "core/jobs", "core/catalogue"};

const Names kWholeCore = {
    "core/base",     "core/jobs",        "core/catalogue",  "core/import",     "core/store",
    "core/features", "core/model",       "core/retrieval",  "core/evaluation", "core/projection",
    "core/search",   "core/exploration", "core/experiment", "core/report"};

/// What the window may know of core: use cases, state, and the value types that they speak in.
const Names kCoreForUi = {"core/workflow",
                          "core/exploration",
                          "core/jobs",
                          "core/base",
                          "core/catalogue",
                          "core/retrieval/side.h",
                          "core/retrieval/blend_index.h",
                          "core/evaluation/evaluation.h",
                          "core/evaluation/masking.h",
                          "core/evaluation/published.h",
                          "core/evaluation/ranking_metrics.h",
                          "core/evaluation/signatures.h",
                          "core/evaluation/statistics.h",
                          "core/evaluation/report_json.h",
                          "core/model/train_options.h",
                          "core/experiment/sweep.h",
                          "core/import/import_report.h",
                          "core/import/faults.h"};

const Names kWholeUi = {"ui/charts", "ui/jobs",  "ui/map",     "ui/models",
                        "ui/report", "ui/theme", "ui/widgets", "ui/window"};

bool beginsWithAny(std::string_view text, const Names& beginnings)
{
    return std::ranges::any_of(beginnings, [&](const auto& b) { return text.starts_with(b); });
}

/// The rule of the innermost folder that the file lies in.
const ModuleRule* ruleOf(std::string_view path, const LayeringRules& rules)
{
    const ModuleRule* found = nullptr;
    for (const ModuleRule& rule : rules.modules)
        if (path.starts_with(rule.module + "/") &&
            (found == nullptr || rule.module.size() > found->module.size()))
            found = &rule;
    return found;
}

struct Include {
    std::string name;
    bool quoted = false;
};

std::optional<Include> includeOn(std::string_view line)
{
    const auto skipBlanks = [&] {
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    };
    skipBlanks();
    if (!line.starts_with('#')) return std::nullopt;
    line.remove_prefix(1);
    skipBlanks();
    if (!line.starts_with("include")) return std::nullopt;
    line.remove_prefix(7);
    skipBlanks();
    if (line.empty() || (line[0] != '"' && line[0] != '<')) return std::nullopt;
    const bool quoted = line[0] == '"';
    const std::size_t end = line.find(quoted ? '"' : '>', 1);
    if (end == std::string_view::npos) return std::nullopt;
    return Include{std::string(line.substr(1, end - 1)), quoted};
}

bool isWidgetHeader(std::string_view name)
{
    static const Names kPrefixes = {"QtWidgets",   "QtCharts",    "QChart",
                                    "QGraphics",   "QStyle",      "QAbstractB",
                                    "QAbstractSc", "QAbstractSl", "QAbstractSp"};
    static constexpr std::string_view kNames =
        " QWidget QApplication QMainWindow QDialog QLabel QPushButton "
        "QToolButton QCheckBox QRadioButton QComboBox QLineEdit QTextEdit "
        "QPlainTextEdit QTextBrowser QSpinBox QSlider QScrollArea QScrollBar "
        "QProgressBar QMenu QMenuBar QToolBar QStatusBar QToolTip QTableView "
        "QListView QTreeView QHeaderView QAbstractItemView QSplitter "
        "QStackedWidget QTabWidget QGroupBox QFrame QLayout QBoxLayout "
        "QHBoxLayout QVBoxLayout QGridLayout QFormLayout QMessageBox QFileDialog "
        "QInputDialog QDockWidget QCompleter QItemDelegate QDoubleSpinBox "
        "QButtonGroup QSizePolicy QDialogButtonBox ";
    return beginsWithAny(name, kPrefixes) ||
           kNames.find(" " + std::string(name) + " ") != std::string_view::npos;
}

bool mayInclude(const ModuleRule& rule, const std::string& name)
{
    // The folder itself counts, not those below it: core/model and core/model/torch are two.
    const std::string folder = name.substr(0, name.rfind('/'));
    return name.ends_with(".moc") || folder == rule.module ||
           std::ranges::any_of(rule.allowed, [&](const std::string& allowed) {
               return name == allowed || folder == allowed;
           });
}

}  // namespace

const LayeringRules& projectRules()
{
    static const LayeringRules kRules = {
        {
            {"core/base", {}},
            {"core/jobs", {"core/base"}},
            {"core/catalogue", {"core/base"}},
            {"core/import", kData},
            {"core/store", kData},
            {"core/features", kData},
            {"core/model", kData},
            {"core/experiment", {"core/base", "core/model"}},
            {"core/model/torch", kData + Names{"core/model"}},
            {"core/retrieval", kData},
            {"core/evaluation", kData + Names{"core/retrieval"}},
            {"core/projection", {"core/base", "core/jobs"}},
            {"core/search", {"core/base"}},
            {"core/report", {"core/base"}},
            {"core/exploration", {"core/base", "core/catalogue", "core/retrieval"}},
            {"core/workflow", kWholeCore},
            {"ui/theme", {}},
            {"ui/jobs", {"core/jobs", "core/base"}},
            {"ui/report", {"core/base", "core/jobs", "core/report", "core/workflow"}},
            {"ui/models", kCoreForUi + Names{"ui/jobs", "ui/report", "ui/theme"}},
            {"ui/widgets", kCoreForUi + Names{"ui/map/map_tool.h", "ui/models", "ui/theme"}},
            {"ui/map", kCoreForUi + Names{"ui/report/pdf_file.h", "ui/theme", "ui/widgets"}},
            {"ui/charts", kCoreForUi + Names{"ui/models", "ui/theme", "ui/widgets"}},
            {"ui/window", kCoreForUi + kWholeUi},
            {"app/cli",
             {"core/base", "core/jobs", "core/catalogue", "core/evaluation/published.h",
              "core/evaluation/report_json.h", "core/exploration", "core/retrieval/side.h",
              "core/model/trainer.h", "core/workflow"}},
            {"app/studio", {"core/base"}},
            {"app/window", Names{"core/base", "core/workflow"} + kWholeUi},
        },
        {
            {"Q", {"ui/", "app/window/"}},
            {"torch/", {"core/model/torch/"}},
            {"c10/", {"core/model/torch/"}},
            {"ATen/", {"core/model/torch/"}},
            {"SQLiteCpp/", {"core/store/"}},
            {"sqlite3", {"core/store/"}},
            {"unicode/", {"core/search/"}},
            {"xxhash", {"core/base/hash.cpp"}},
            {"CLI/", {"app/cli/"}},
            {"Eigen/", {"core/"}},
            {"Eigen/", {"core/features/truncated_svd.h"}, true},
            {"Spectra/", {"core/"}},
            {"Spectra/", {}, true},
            {"gtest/", {}},
            {"gmock/", {}},
        },
        {"ui/models/", "ui/jobs/", "ui/report/", "ui/theme/", "ui/map/label_layout.",
         "ui/map/lasso.", "ui/map/map_camera.", "ui/map/map_export.", "ui/map/map_gesture.",
         "ui/map/map_labels.", "ui/map/map_marks.", "ui/map/map_painter.", "ui/map/map_scene.",
         "ui/map/map_tool.", "ui/map/point_picker.", "ui/map/point_splatter.", "ui/map/splat_",
         "ui/map/view_transform.", "ui/widgets/legend_painter."},
        500};
    return kRules;
}

std::vector<std::string> violations(const SourceFile& file, const LayeringRules& rules)
{
    std::vector<std::string> found;
    const ModuleRule* rule = ruleOf(file.path, rules);
    if (rule == nullptr) {
        found.push_back(file.path + ": it lies in no module of the table");
        return found;
    }
    const bool isHeader = file.path.ends_with(".h");
    std::istringstream lines(file.text);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const auto include = includeOn(line);
        if (!include) continue;
        const auto fault = [&](const std::string& what) {
            found.push_back(file.path + ":" + std::to_string(number) + ": " + what);
        };
        const std::string& name = include->name;
        if (include->quoted && !mayInclude(*rule, name))
            fault(rule->module + " may not include " + name);
        for (const LibraryRule& library : rules.libraries)
            if (name.starts_with(library.library) && (isHeader || !library.headersOnly) &&
                !beginsWithAny(file.path, library.places))
                fault("<" + name + "> may not be included here");
        if (isWidgetHeader(name) && beginsWithAny(file.path, rules.withoutWidgets))
            fault("<" + name + "> is a widget, which this file is to know nothing of");
    }
    if (number > rules.mostLines)
        found.push_back(file.path + ": it has " + std::to_string(number) + " lines, over " +
                        std::to_string(rules.mostLines));
    return found;
}

}  // namespace crossfade::test
