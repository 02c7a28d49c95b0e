comparison_title = Скільки одне варте проти іншого?
comparison_of = Одне з цього
comparison_by = у перерахунку на це
comparison_caveat = Наш розрахунок; у джерелах його немає.
