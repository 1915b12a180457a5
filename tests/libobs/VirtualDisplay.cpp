#include "libobs/VirtualDisplay.hpp"

#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

VirtualDisplay::VirtualDisplay()
{
	int ready[2] = {};
	if (pipe(ready) != 0) {
		return;
	}
	server_ = fork();
	if (server_ == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		dup2(ready[1], 3);
		dup2(open("/dev/null", O_WRONLY), STDERR_FILENO); // it complains of every number that is taken
		execlp("Xvfb", "Xvfb", "-displayfd", "3", "-screen", "0", "640x480x24", "-nolisten", "tcp", "-noreset",
		       nullptr);
		_exit(127);
	}
	close(ready[1]);
	std::string number;
	for (char digit = 0; read(ready[0], &digit, 1) == 1 && digit != '\n';) {
		number.push_back(digit);
	}
	close(ready[0]);
	if (!number.empty()) {
		name_ = ":" + number;
	}
}

VirtualDisplay::~VirtualDisplay()
{
	if (server_ > 0) {
		kill(server_, SIGTERM);
		waitpid(server_, nullptr, 0);
	}
}
