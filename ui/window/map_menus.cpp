// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/map_menus.h"

#include "ui/models/map_models.h"
#include "ui/models/text.h"
#include "ui/widgets/flat_button.h"

#include <QActionGroup>
#include <QCompleter>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include <limits>

namespace crossfade::ui {

namespace {

constexpr std::size_t kTagsInMenu = 24;

QString layoutName(const LayoutKey& key)
{
    const QString method = qt(std::string(layoutMethodTitle(key.method)));
    return key.seed == 0 ? method : QObject::tr("%1, seed %2").arg(method).arg(key.seed);
}

/// The names by which a tag is asked for, with completion.
QString askForName(QWidget* parent, const QString& title, const QString& label,
                   const QStringList& names)
{
    QInputDialog dialog(parent);
    dialog.setWindowTitle(title);
    dialog.setLabelText(label);
    dialog.setInputMode(QInputDialog::TextInput);
    if (auto* edit = dialog.findChild<QLineEdit*>()) {
        auto* completer = new QCompleter(names, edit);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        edit->setCompleter(completer);
    }
    return dialog.exec() == QDialog::Accepted ? dialog.textValue().trimmed() : QString();
}

}  // namespace

MapMenus::MapMenus(MapModels& models, QWidget* parent)
    : QObject(parent),
      m_models(&models),
      m_layout(makeFlatButton({}, tr("Which layout the map shows"))),
      m_colour(makeFlatButton({}, tr("What the artists on the map are coloured by")))
{
    m_layout->setMenu(new QMenu(m_layout));
    m_colour->setMenu(new QMenu(m_colour));
    m_layout->menu()->setTitle(tr("La&yout of the map"));
    m_colour->menu()->setTitle(tr("Colo&urs of the map"));
    connect(m_layout->menu(), &QMenu::aboutToShow, this, &MapMenus::fillLayouts);
    connect(m_colour->menu(), &QMenu::aboutToShow, this, &MapMenus::fillColours);
    connect(&models.layout, &LayoutModel::stageChanged, this, &MapMenus::showChoices);
    connect(&models.colours, &MapColourModel::changed, this, &MapMenus::showChoices);
    showChoices();
}

QMenu* MapMenus::layoutMenu() const
{
    return m_layout->menu();
}

QMenu* MapMenus::colourMenu() const
{
    return m_colour->menu();
}

void MapMenus::showChoices()
{
    m_layout->setText(tr("Layout: %1 ▾").arg(layoutName(m_models->layout.key())));
    m_colour->setText(tr("Colour: %1 ▾").arg(m_models->colours.nameOf(m_models->colours.choice())));
}

void MapMenus::fillLayouts()
{
    QMenu* menu = m_layout->menu();
    menu->clear();
    auto* group = new QActionGroup(menu);
    const LayoutKey shown = m_models->layout.key();
    std::vector<LayoutKey> keys = {{LayoutMethod::Umap, 0}, {LayoutMethod::Pca, 0}};
    if (shown.seed != 0) keys.insert(keys.begin() + 1, shown);
    for (const LayoutKey& key : keys) {
        QAction* action =
            menu->addAction(layoutName(key), this, [this, key] { m_models->layout.choose(key); });
        action->setCheckable(true);
        action->setChecked(key == shown);
        group->addAction(action);
    }
    menu->addSeparator();
    menu->addAction(tr("UMAP with another seed…"), this, &MapMenus::askForSeed);
}

void MapMenus::askForSeed()
{
    bool accepted = false;
    const int seed = QInputDialog::getInt(
        m_layout, tr("Another seed"),
        tr("UMAP begins and draws by chance. Another seed gives another map of the same\n"
           "neighbours; what both show is no accident of the layout. Seed:"),
        static_cast<int>(m_models->layout.key().seed) + 1, 0, std::numeric_limits<int>::max(), 1,
        &accepted);
    if (accepted) m_models->layout.choose({LayoutMethod::Umap, static_cast<std::uint64_t>(seed)});
}

void MapMenus::fillColours()
{
    QMenu* menu = m_colour->menu();
    menu->clear();
    auto* group = new QActionGroup(menu);
    const ColourChoice chosen = m_models->colours.choice();
    const auto add = [&](QMenu* to, const ColourOption& option) {
        QAction* action =
            to->addAction(QString(option.name).replace(u'&', QStringLiteral("&&")), this,
                          [this, choice = option.choice] { m_models->colours.choose(choice); });
        action->setCheckable(true);
        action->setChecked(option.choice == chosen);
        group->addAction(action);
    };
    for (const ColourOption& option : m_models->colours.options()) add(menu, option);
    const std::vector<ColourOption> tags = m_models->colours.tags(kTagsInMenu);
    if (tags.empty()) return;
    QMenu* tagMenu = menu->addMenu(tr("Tag"));
    for (const ColourOption& option : tags) add(tagMenu, option);
    tagMenu->addSeparator();
    tagMenu->addAction(tr("Another tag…"), this, &MapMenus::askForTag);
}

void MapMenus::askForTag()
{
    QStringList names;
    for (const ColourOption& option :
         m_models->colours.tags(std::numeric_limits<std::size_t>::max()))
        names << option.choice.tag;
    const QString typed =
        askForName(m_colour, tr("Colour by a tag"), tr("How much artists have of the tag:"), names);
    if (typed.isEmpty()) return;
    const auto exact = names.indexOf(typed);
    const auto found = exact >= 0 ? exact : names.indexOf(typed.toLower());
    m_models->colours.choose({ColourBy::Tag, 0, found >= 0 ? names[found] : typed});
}

}  // namespace crossfade::ui
