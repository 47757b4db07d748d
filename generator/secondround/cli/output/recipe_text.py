"""What is left to do after `recipe`, one by one.

In: which recipe. Out: sentences: what to set there, and what a free plan does with web pages.
"""

from __future__ import annotations

from typing import Final

NEXT: Final = {
    "github": """\
Then open the repository's settings, choose Pages, and set the source to GitHub Actions.
On GitHub's free plan, only public repositories can have Pages. Do not make this one public
for it: everybody could read all of it. Publish from a second repository that holds only
what is public, or use a plan with Pages for private repositories.
On every plan but Enterprise, anybody can open the site itself.""",
    "github-check": """\
Then push. The workflow checks every file and builds the site, in a private repository alone;
in a public one it ends at once and says why. It keeps nothing of what it builds.""",
    "gitlab": """\
Then push. GitLab shows the address under Deploy, Pages. On gitlab.com's free plan, a private
project may have Pages. Who may see them is set under Settings, General, Visibility. Leave
the project itself private, whatever the site is.""",
}
