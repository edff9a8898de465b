@echo off
rem The command line of the installed app. The app's own program runs nothing but the app, so this needs Node.
node -e "process.exit(process.versions.node.split('.')[0] >= 24 ? 0 : 1)" 2>nul
if errorlevel 1 (
  echo surtitle needs Node 24 or newer on this computer. Install it from nodejs.org, then try again. 1>&2
  exit /b 1
)
node "%~dp0bundle\surtitle.mjs" %*
