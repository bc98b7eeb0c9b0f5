// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/system_model.h"

#include "ui/models/research_text.h"
#include "ui/models/text.h"

#include <algorithm>

namespace crossfade::ui {

namespace {

double figureOf(const SystemResult& system, int column)
{
    const EvaluationReport& report = system.report;
    switch (column) {
        case SystemModel::Ndcg:
            return report.ndcg;
        case SystemModel::Recall:
            return report.recall;
        case SystemModel::Map:
            return report.map;
        case SystemModel::Gini:
            return report.gini;
        case SystemModel::GiniPlaceable:
            return report.giniPlaceable;
        case SystemModel::Coverage:
            return report.coverage;
        default:
            return 0.0;
    }
}

bool lowerIsBetter(int column)
{
    return column == SystemModel::Gini || column == SystemModel::GiniPlaceable;
}

}  // namespace

void SystemModel::setSystems(std::vector<SystemResult> systems)
{
    beginResetModel();
    m_systems = std::move(systems);
    endResetModel();
}

QString SystemModel::toTsv() const
{
    const auto number = [](double value) { return QString::number(value, 'f', 4); };
    QString text = QStringLiteral(
        "system\tsupervised\tk\tndcg\tndcg_low\tndcg_high\trecall\tmap\tgini\tgini_low\tgini_high\t"
        "gini_placeable\tcoverage\n");
    for (const SystemResult& s : m_systems)
        text += QStringList{qt(s.label),
                            s.supervised ? QStringLiteral("yes") : QStringLiteral("no"),
                            QString::number(s.report.k),
                            number(s.report.ndcg),
                            number(s.report.ndcgInterval.low),
                            number(s.report.ndcgInterval.high),
                            number(s.report.recall),
                            number(s.report.map),
                            number(s.report.gini),
                            number(s.gini.low),
                            number(s.gini.high),
                            number(s.report.giniPlaceable),
                            number(s.report.coverage)}
                    .join(QLatin1Char('\t')) +
                QLatin1Char('\n');
    return text;
}

int SystemModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_systems.size());
}

int SystemModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SystemModel::textOf(const SystemResult& system, int column) const
{
    switch (column) {
        case Name:
            return qt(system.label);
        case Ndcg:
            return QStringLiteral("%1 %2").arg(scoreText(system.report.ndcg, 3),
                                               intervalText(system.report.ndcgInterval));
        case Coverage:
            return percentText(system.report.coverage);
        default:
            return scoreText(figureOf(system, column), 3);
    }
}

QString SystemModel::tipOf(const SystemResult& system, int column) const
{
    const QString known = system.supervised ? tr(" · trained with known pairs") : QString();
    switch (column) {
        case Name:
            return tr("%1%2 · %3 queries, %4 of them not placed")
                .arg(qt(system.label), known, wholeText(system.report.queries),
                     wholeText(system.report.unplaced));
        case Ndcg:
            return tr("95 % interval over queries %1")
                .arg(intervalText(system.report.ndcgInterval));
        case Recall:
            return tr("95 % interval %1").arg(intervalText(system.recall));
        case Map:
            return tr("95 % interval %1").arg(intervalText(system.map));
        case Gini:
            return tr("95 % interval over askers %1").arg(intervalText(system.gini));
        case GiniPlaceable:
            return tr("Over the %1 of %2 candidates that it can place")
                .arg(wholeText(system.report.placeable), wholeText(system.report.candidates));
        default:
            return {};
    }
}

bool SystemModel::isBest(int row, int column) const
{
    if (column == Name || m_systems.size() < 2) return false;
    const double own = figureOf(m_systems[static_cast<std::size_t>(row)], column);
    return std::ranges::none_of(m_systems, [&](const SystemResult& other) {
        const double figure = figureOf(other, column);
        return lowerIsBetter(column) ? figure < own : figure > own;
    });
}

QVariant SystemModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SystemResult& system = m_systems[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole:
            return textOf(system, column);
        case Qt::ToolTipRole:
            return tipOf(system, column);
        case Qt::AccessibleTextRole:
            if (column == Name && system.supervised)
                return tr("%1, trained with known pairs").arg(qt(system.label));
            return textOf(system, column);
        case Qt::TextAlignmentRole:
            return QVariant((column == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        case SortRole:
            return column == Name ? QVariant(qt(system.label)) : figureOf(system, column);
        case SupervisedRole:
            return system.supervised;
        case BestRole:
            return isBest(index.row(), column);
        default:
            return {};
    }
}

QVariant SystemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    const std::size_t k = m_systems.empty() ? 0 : m_systems.front().report.k;
    const QString at = k == 0 ? QString() : QStringLiteral("@%1").arg(k);
    const std::array<QString, ColumnCount> titles = {
        tr("system"), tr("nDCG%1, 95 %").arg(at), tr("recall"),  tr("MAP"),
        tr("Gini"),   tr("Gini (placeable)"),     tr("coverage")};
    const std::array<QString, ColumnCount> tips = {
        tr("Baselines, then runs"),
        tr("Accuracy, with the 95 % interval over queries; higher is better"),
        tr("Share of the similar artists that the list has"),
        tr("Mean average precision"),
        tr("How unevenly artists are shown, over all candidates; lower is fairer"),
        tr("The same over the candidates that the system can place"),
        tr("Share of the candidates who are in anyone's list")};
    const auto place = static_cast<std::size_t>(section);
    if (role == Qt::DisplayRole) return titles[place];
    if (role == Qt::ToolTipRole) return tips[place];
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return {};
}

}  // namespace crossfade::ui
